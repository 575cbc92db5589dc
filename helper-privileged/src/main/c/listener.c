/* shim.sock: where clients of a later helper connect. */
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include "supervise.h"
#include "sys.h"

int open_listener(struct supervisor *s)
{
	/* Relative: the whole path may be longer than the 107 bytes of an address (unix(7)). */
	struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "shim.sock" };

	unlink(address.sun_path);
	s->listener = socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (s->listener < 0 || bind(s->listener, (struct sockaddr *)&address, sizeof address) < 0)
		return -1;
	chmod(address.sun_path, 0600);
	return listen(s->listener, 16);
}

/*
 * In a user namespace the peer's id is told as seen from here, any other user as 65534: only the
 * store's own user has this process's id.
 */
void accept_client(struct supervisor *s)
{
	struct ucred peer;
	socklen_t size = sizeof peer;
	int client = accept4(s->listener, NULL, NULL, SOCK_CLOEXEC);

	if (client < 0)
		return;
	if (getsockopt(client, SOL_SOCKET, SO_PEERCRED, &peer, &size) < 0 ||
	    peer.uid != geteuid()) {
		close(client);
		return;
	}
	clients_add(&s->clients, client, 0);
}
