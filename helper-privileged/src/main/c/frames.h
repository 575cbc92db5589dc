#ifndef CUTAWAY_FRAMES_H
#define CUTAWAY_FRAMES_H

/* Packets on the control, attach and shim.sock sockets: u8 kind, then the payload, little endian. */
enum frame {
	FRAME_REPORT = 1,       /* i32 failed index, u32 count, results */
	FRAME_STARTED = 2,      /* i32 init pid, u64 init start time */
	FRAME_STDOUT = 3,
	FRAME_STDERR = 4,
	FRAME_EXIT = 5,         /* i32 raw wait status */
	FRAME_LOST = 6,         /* u64 bytes of log dropped so far */
	FRAME_STEPPED = 7,      /* u32 index, u8 left out, i32 error, u64 ns, u8 length, call */
	FRAME_SEEN = 8,         /* hostname */
	FRAME_TIMED_OUT = 9,    /* nobody said a word for too long */
	FRAME_STDIN = 16,
	FRAME_STDIN_END = 17,
	FRAME_RESIZE = 18,      /* u16 rows, u16 columns */
	FRAME_ATTACH = 19,      /* u8 flags */
	FRAME_STEP = 20,        /* u8 left out: the next operation, of a launch by steps */
	FRAME_LOOK = 21,        /* asks for FRAME_SEEN */
};

/* Waits: the container is not read from while this client is far behind, rather than dropping it. */
enum { ATTACH_OUTPUT = 1, ATTACH_INPUT = 2, ATTACH_WAITS = 4 };

enum { CHUNK_BYTES = 32 * 1024, PACKET_BYTES = 1 + CHUNK_BYTES };

#endif
