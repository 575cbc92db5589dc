package io.cutaway.app.overview;

import static io.cutaway.app.overview.OverviewMessage.*;

import io.cutaway.app.overview.Figure.Box;
import io.cutaway.app.overview.OverviewSnapshot.Namespace;
import io.cutaway.app.page.Screen;
import io.cutaway.app.theme.Lettering;
import io.cutaway.app.theme.Tone;

import java.util.List;
import java.util.function.Function;

/// The namespaces as signs on the container's wall: those of its own in their colour, those it
/// shares with the host grey and open.
final class NamespacesLayout {

    private static final double HEIGHT = 20;
    private static final double PADDING = 7;
    private static final double GAP = 4;
    private static final double MARGIN = 12;
    private static final int DIGITS = 4;

    /// What a sign says, most first.
    private static final List<Function<Namespace, String>> FORMS =
            List.of(NamespacesLayout::full, NamespacesLayout::fullOfOwn, NamespacesLayout::brief);

    private final Sheet sheet;
    private final Frame frame;

    NamespacesLayout(Sheet sheet, Frame frame) {
        this.sheet = sheet;
        this.frame = frame;
    }

    void draw(List<Namespace> namespaces) {
        var room = frame.wall().width() - 2 * MARGIN;
        var text =
                FORMS.stream()
                        .filter(form -> width(namespaces, form) <= room)
                        .findFirst()
                        .orElse(NamespacesLayout::brief);
        var x = frame.wall().x() + MARGIN + Math.max(0, room - width(namespaces, text)) / 2;
        for (var namespace : namespaces) {
            x = draw(namespace, text.apply(namespace), x) + GAP;
        }
    }

    private double width(List<Namespace> namespaces, Function<Namespace, String> text) {
        return namespaces.stream().mapToDouble(each -> width(text.apply(each)) + GAP).sum() - GAP;
    }

    private double width(String text) {
        return Math.ceil(sheet.width(text, Lettering.PILL)) + 2 * PADDING;
    }

    private static String full(Namespace namespace) {
        var digits = String.valueOf(namespace.inode());
        var last = digits.substring(Math.max(0, digits.length() - DIGITS));
        return namespace.isOwn()
                ? NAMESPACE_OWN.text(namespace.kind().linkName(), last)
                : NAMESPACE_HOST.text(namespace.kind().linkName());
    }

    /// That a namespace is shared, its broken line says as well.
    private static String fullOfOwn(Namespace namespace) {
        return namespace.isOwn() ? full(namespace) : brief(namespace);
    }

    private static String brief(Namespace namespace) {
        return namespace.kind().linkName();
    }

    private double draw(Namespace namespace, String text, double x) {
        var own = namespace.isOwn();
        var tone = own ? Tone.of(namespace.kind()) : Tone.MUTED;
        var pill = new Area(x, frame.wall().y() - HEIGHT / 2, width(text), HEIGHT);
        var link = namespace.kind().linkName();
        sheet.part("namespace-" + link, pill)
                .add(new Box(pill, HEIGHT / 2, Tone.PANEL, tone, 1.25, !own))
                .words(x + PADDING, pill.middle() + 4, text, Lettering.PILL, tone, pill.right())
                .door(
                        Screen.Tab.PROCESSES,
                        (own ? SAYS_NAMESPACE_OWN : SAYS_NAMESPACE_HOST)
                                .text(link, String.valueOf(namespace.inode())));
        return pill.right();
    }
}
