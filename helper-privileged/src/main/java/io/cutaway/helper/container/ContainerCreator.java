package io.cutaway.helper.container;

import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.container.ContainerName;
import io.cutaway.engine.container.ContainerSpec;
import io.cutaway.engine.protocol.Problem.StoreFailed;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.helper.launch.HelperIds;
import io.cutaway.helper.store.ContainerPaths;
import io.cutaway.helper.store.StoreLayout;
import io.cutaway.helper.store.TreeRemover;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.OptionalLong;

/// Makes containers that run nothing yet.
public final class ContainerCreator {

    private final StoreLayout layout;
    private final ContainerStore store;
    private final Containers containers;
    private final ContainerRecords records;
    private final ContainerImage.Lookup images;
    private final HelperIds ids;
    private final SecureRandom random = new SecureRandom();

    public ContainerCreator(
            StoreLayout layout,
            ContainerStore store,
            Containers containers,
            ContainerRecords records,
            ContainerImage.Lookup images,
            HelperIds ids) {
        this.layout = layout;
        this.store = store;
        this.containers = containers;
        this.records = records;
        this.images = images;
        this.ids = ids;
    }

    /// What a container of that specification would be; nothing is made.
    ///
    /// @throws ProblemException as [#create]
    public ContainerRecord preview(ContainerSpec spec) {
        var id = newId();
        spec.name().ifPresent(containers::requireFree);
        var name = spec.name().orElse(new ContainerName(id.abbreviated()));
        return records.record(spec, images.find(spec.image()), id, name, newBlock());
    }

    /// Where the files of such a container would be.
    public ContainerPaths paths(ContainerRecord record) {
        return layout.container(record.id());
    }

    /// One at a time: a block of ids must not be given twice.
    public synchronized Container create(ContainerSpec spec) {
        return images.keeping(() -> createNow(spec));
    }

    /// A container that is in no list and outlives nobody. Its layers and ids are kept for it until
    /// it is told to [Containers#forget(Guest)].
    public synchronized Guest guest(ContainerSpec spec) {
        return images.keeping(
                () -> {
                    var id = newId();
                    var name = new ContainerName(id.abbreviated());
                    var image = images.find(spec.image());
                    var record = records.record(spec, image, id, name, newBlock());
                    var guest = new Guest(record, layout.stepping(id));
                    containers.remember(guest);
                    return guest;
                });
    }

    /// Lays out its directory.
    public void makeFiles(Guest guest) {
        var directory = guest.paths().directory();
        try {
            ContainerFiles.make(guest.record(), layout, directory);
        } catch (SystemCallException e) {
            throw new ProblemException(new StoreFailed(directory.toString(), e.errno().name()));
        } catch (IOException e) {
            throw ContainerStore.failure(directory, e);
        }
    }

    private Container createNow(ContainerSpec spec) {
        var image = images.find(spec.image());
        var id = newId();
        var name = containers.reserve(spec.name(), id);
        boolean made = false;
        try {
            var container = make(records.record(spec, image, id, name, newBlock()));
            containers.add(container);
            made = true;
            store.changes().announce();
            return container;
        } finally {
            if (!made) {
                containers.release(name);
            }
        }
    }

    private Container make(ContainerRecord record) {
        var directory = layout.container(record.id()).directory();
        boolean made = false;
        try {
            ContainerFiles.make(record, layout, directory);
            var container = store.add(record);
            made = true;
            return container;
        } catch (SystemCallException e) {
            throw new ProblemException(new StoreFailed(directory.toString(), e.errno().name()));
        } catch (IOException e) {
            throw ContainerStore.failure(directory, e);
        } finally {
            if (!made) {
                TreeRemover.remove(directory);
            }
        }
    }

    private ContainerId newId() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return new ContainerId(HexFormat.of().formatHex(bytes));
    }

    private OptionalLong newBlock() {
        return ids.newBlock(containers.blocks());
    }
}
