package org.herkomst.proofs.simulation.mutants;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;

/**
 * A rule of the protocol that is broken.
 *
 * @param name its name
 * @param changes the methods that are changed
 */
record Mutant(String name, List<Change> changes) {

    /**
     * A change of a class.
     *
     * @param type the class
     * @param method its methods
     * @param advice what is done at their beginning or end
     */
    record Change(String type, ElementMatcher.Junction<MethodDescription> method, Class<?> advice) {}

    Mutant(String name, Change first) {
        this(name, List.of(first));
    }

    Mutant and(Change more) {
        List<Change> all = new ArrayList<>(changes);
        all.add(more);
        return new Mutant(name, all);
    }

    /** A class's file as the mutant has it. */
    byte[] change(String type, byte[] file) {
        List<Change> mine = changes.stream().filter(c -> c.type().equals(type)).toList();
        if (mine.isEmpty()) {
            return file;
        }
        ClassFileLocator locator = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(type, file),
                ClassFileLocator.ForClassLoader.of(Mutant.class.getClassLoader()));
        TypeDescription description =
                TypePool.Default.of(locator).describe(type).resolve();
        DynamicType.Builder<?> builder = new ByteBuddy().redefine(description, locator);
        for (Change change : mine) {
            if (description.getDeclaredMethods().filter(change.method()).isEmpty()) {
                throw new IllegalStateException("mutant " + name + " changes no method of " + type);
            }
            builder = builder.visit(Advice.to(change.advice()).on(change.method()));
        }
        return builder.make().getBytes();
    }
}
