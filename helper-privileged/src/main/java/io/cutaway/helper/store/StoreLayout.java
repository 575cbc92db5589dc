package io.cutaway.helper.store;

import io.cutaway.engine.container.ContainerId;
import io.cutaway.engine.image.Digest;

import java.nio.file.Path;

/// The one class that knows every path of a store.
///
/// ```
/// lock                   held by the starter and the helper, never removed
/// id-block               root for root: the first id of the reserved block
/// run/                   socket (unless there is a runtime directory) and log of the helper
/// images/                an OCI image layout
/// layers/<diff id hex>/  fs/ (the tree), layer.json, and blob-<hex> for each further blob of it
/// arriving/<hex>         the beginning of a blob whose transfer broke off; <hex>.layer, the diff ID
///                        of a blob that has come and that no image needs yet
/// limits.json            what images may ask of this computer, where it isn't the default
/// containers/<id>/       see [ContainerPaths]
/// ```
///
/// It makes nothing and reads nothing.
public record StoreLayout(Path root) {

    /// What temporary files and directories begin with: whoever finds one after a crash may remove
    /// it. No digest and no id begins with a dot.
    public static final String TEMPORARY = ".partial-";

    public Path lock() {
        return root.resolve("lock");
    }

    public Path idBlock() {
        return root.resolve("id-block");
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path helperLog() {
        return run().resolve("helper.log");
    }

    public Path images() {
        return root.resolve("images");
    }

    /// The file that marks `images/` as an OCI image layout.
    public Path ociLayout() {
        return images().resolve("oci-layout");
    }

    public Path imageIndex() {
        return images().resolve("index.json");
    }

    public Path blobs() {
        return images().resolve("blobs");
    }

    public Path blob(Digest digest) {
        return blobs().resolve(digest.algorithm()).resolve(digest.hex());
    }

    public Path layers() {
        return root.resolve("layers");
    }

    public Path layer(Digest diffId) {
        return layers().resolve(diffId.hex());
    }

    /// The unpacked tree of a layer.
    public Path layerTree(Digest diffId) {
        return layer(diffId).resolve("fs");
    }

    public Path layerDocument(Digest diffId) {
        return layer(diffId).resolve("layer.json");
    }

    /// The note that a blob holds the layer.
    public Path layerBlob(Digest diffId, Digest blob) {
        return layer(diffId).resolve("blob-" + blob.hex());
    }

    public Path arriving() {
        return root.resolve("arriving");
    }

    public Path arriving(Digest blob) {
        return arriving().resolve(blob.hex());
    }

    public Path arrivedLayer(Digest blob) {
        return arriving().resolve(blob.hex() + ".layer");
    }

    public Path limits() {
        return root.resolve("limits.json");
    }

    public Path containers() {
        return root.resolve("containers");
    }

    /// Where a container is built step by step, which nobody may find after a crash.
    public ContainerPaths stepping(ContainerId id) {
        return new ContainerPaths(containers().resolve(TEMPORARY + "step-" + id.hex()));
    }

    public ContainerPaths container(ContainerId id) {
        return new ContainerPaths(containers().resolve(id.hex()));
    }
}
