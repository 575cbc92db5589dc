package io.cutaway.app.timeline;

import io.cutaway.app.page.Columns;
import io.cutaway.app.theme.Nodes;
import io.cutaway.app.theme.Sizes;
import io.cutaway.app.theme.StyleClasses;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/// When an operation ran, as a bar whose column is the whole launch.
final class BarContent implements Columns.Content<TimelineRow> {

    private final Track track = new Track();

    @Override
    public Node node() {
        return track;
    }

    @Override
    public void show(TimelineRow row) {
        track.show(row);
    }

    private static final class Track extends Region {

        private final Region bar = Nodes.styled(new Region(), StyleClasses.TIMELINE_BAR);
        private double start;
        private double length;

        Track() {
            getChildren().add(bar);
            setMaxWidth(Double.MAX_VALUE);
        }

        void show(TimelineRow row) {
            start = row.start();
            length = row.length();
            bar.setVisible(row.state() != TimelineRow.State.NOT_REACHED && !row.number().isEmpty());
            bar.getStyleClass().remove(StyleClasses.BAD);
            if (row.state() == TimelineRow.State.FAILED) {
                bar.getStyleClass().add(StyleClasses.BAD);
            }
            requestLayout();
        }

        /// Too short to be seen is drawn as the shortest that can be.
        @Override
        protected void layoutChildren() {
            var width = Math.max(Sizes.BAR_MIN, length * getWidth());
            var left = Math.min(start * getWidth(), getWidth() - width);
            var top = (getHeight() - Sizes.BAR) / 2;
            bar.resizeRelocate(left, top, width, Sizes.BAR);
        }

        @Override
        protected double computePrefHeight(double width) {
            return Sizes.BAR;
        }

        /// As wide as its cell.
        @Override
        protected double computePrefWidth(double height) {
            return Sizes.COLUMN_LINE;
        }
    }
}
