package io.cutaway.helper.dispatch;

import io.cutaway.engine.protocol.ContainerRequest;
import io.cutaway.engine.protocol.HelperRequest;
import io.cutaway.engine.protocol.HelperRequest.Done;
import io.cutaway.engine.protocol.HelperRequest.GetInfo;
import io.cutaway.engine.protocol.HelperRequest.Retire;
import io.cutaway.engine.protocol.ImageRequest;
import io.cutaway.engine.protocol.InspectionRequest;
import io.cutaway.engine.protocol.Problem;
import io.cutaway.engine.protocol.Problem.InternalError;
import io.cutaway.engine.protocol.Problem.Retiring;
import io.cutaway.engine.protocol.ProblemException;
import io.cutaway.engine.protocol.StepRequest;
import io.cutaway.engine.protocol.VarlinkCall;
import io.cutaway.engine.protocol.VarlinkError;
import io.cutaway.engine.protocol.VarlinkService;
import io.cutaway.engine.system.PeerCredentials;
import io.cutaway.engine.system.SystemCallException;
import io.cutaway.helper.gate.Gate;

import java.lang.System.Logger.Level;

/// Answers every call of the interface: asks the gate, reads the request, hands it to the class of
/// its family, and turns a problem into the error of its name.
public final class HelperService implements VarlinkService {

    private static final System.Logger LOG = System.getLogger(HelperService.class.getName());

    private final Gate gate;
    private final Presence presence;
    private final GetInfo.Info info;
    private final ContainerMethods containers;
    private final ImageMethods images;
    private final InspectionMethods inspections;
    private final StepMethods steps;

    public HelperService(Gate gate, Presence presence, GetInfo.Info info, Services services) {
        var live = new LiveReplies(services.changes(), presence::isRetiring);
        this.gate = gate;
        this.presence = presence;
        this.info = info;
        this.containers = new ContainerMethods(services, live);
        this.images = new ImageMethods(services, live);
        this.inspections = new InspectionMethods(services, live);
        this.steps = new StepMethods(services, presence::isRetiring);
    }

    @Override
    public boolean admits(PeerCredentials peer) {
        return gate.admits(peer);
    }

    @Override
    public void connectionsChanged(int open) {
        presence.connections(open);
    }

    @Override
    public void handle(VarlinkCall call) {
        try {
            gate.require(call.peer(), RequestReader.method(call));
            handle(RequestReader.read(call), call);
        } catch (ProblemException e) {
            call.error(error(e.problem()));
        } catch (SystemCallException e) {
            LOG.log(Level.ERROR, call.method(), e);
            call.error(error(new InternalError(e.call() + ": " + e.errno())));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            call.error(error(new Retiring()));
        }
    }

    private void handle(HelperRequest<?> request, VarlinkCall call) throws InterruptedException {
        switch (request) {
            case GetInfo() -> call.reply(info);
            case Retire() -> {
                presence.retire();
                call.reply(new Done());
            }
            case ContainerRequest<?> r -> {
                requireStaying();
                containers.handle(r, call);
            }
            case ImageRequest<?> r -> {
                requireStaying();
                images.handle(r, call);
            }
            case InspectionRequest<?> r -> inspections.handle(r, call);
            case StepRequest<?> r -> {
                gate.requireSelf(call.peer(), RequestReader.method(call));
                requireStaying();
                steps.handle(r, call);
            }
        }
    }

    private void requireStaying() {
        if (presence.isRetiring()) {
            throw new ProblemException(new Retiring());
        }
    }

    private static VarlinkError error(Problem problem) {
        var name = RequestReader.INTERFACE + "." + problem.getClass().getSimpleName();
        return new VarlinkError(name, problem);
    }
}
