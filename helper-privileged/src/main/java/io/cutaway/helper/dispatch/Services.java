package io.cutaway.helper.dispatch;

import io.cutaway.helper.container.Changes;
import io.cutaway.helper.container.ContainerCommits;
import io.cutaway.helper.container.ContainerCreator;
import io.cutaway.helper.container.ContainerRemover;
import io.cutaway.helper.container.ContainerRunner;
import io.cutaway.helper.container.ContainerTrees;
import io.cutaway.helper.container.ContainerViews;
import io.cutaway.helper.container.Containers;
import io.cutaway.helper.container.ImageContent;
import io.cutaway.helper.container.ImageUpkeep;
import io.cutaway.helper.container.Images;
import io.cutaway.helper.container.LaunchRequests;
import io.cutaway.helper.container.ProcessJoiner;
import io.cutaway.helper.launch.BindCheck;
import io.cutaway.helper.step.Steppings;
import io.cutaway.helper.store.StoreLayout;

/// Everything that methods are made of.
public record Services(
        StoreLayout layout,
        Changes changes,
        Containers containers,
        ContainerCreator creator,
        Images images,
        ImageContent content,
        ImageUpkeep upkeep,
        ContainerCommits commits,
        ContainerTrees trees,
        ContainerRunner runner,
        ContainerRemover remover,
        ProcessJoiner joiner,
        ContainerViews views,
        LaunchRequests requests,
        BindCheck binds,
        Steppings steppings) {}
