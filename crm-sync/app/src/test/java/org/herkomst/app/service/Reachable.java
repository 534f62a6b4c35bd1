package org.herkomst.app.service;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** What can be reached from an object through fields, collections and Spring's beans; the JDK's insides and the database driver are left out. */
final class Reachable {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> next = new ArrayDeque<>();

    private Reachable() {}

    static Set<Object> from(Object root) {
        Reachable reachable = new Reachable();
        reachable.add(root);
        while (!reachable.next.isEmpty()) {
            reachable.open(reachable.next.pop());
        }
        return reachable.seen;
    }

    private void add(@Nullable Object object) {
        if (object != null && !(object instanceof Class) && !(object instanceof Enum) && seen.add(object)) {
            next.push(object);
        }
    }

    private void open(Object object) {
        if (object instanceof Map<?, ?> map) {
            new ArrayList<>(map.keySet()).forEach(this::add);
            new ArrayList<>(map.values()).forEach(this::add);
        } else if (object instanceof Iterable<?> all
                && object.getClass().getName().startsWith("java.")) {
            all.forEach(this::add);
        } else if (object instanceof Optional<?> maybe) {
            maybe.ifPresent(this::add);
        } else if (object instanceof AtomicReference<?> reference) {
            add(reference.get());
        } else if (object.getClass().isArray()
                && !object.getClass().getComponentType().isPrimitive()) {
            for (int i = 0; i < Array.getLength(object); i++) {
                add(Array.get(object, i));
            }
        } else {
            fields(object);
        }
        if (object instanceof ConfigurableApplicationContext context) {
            List.of(context.getBeanFactory().getSingletonNames())
                    .forEach(name -> add(context.getBeanFactory().getSingleton(name)));
        }
    }

    private void fields(Object object) {
        String name = object.getClass().getName();
        if (object.getClass().getModule().isNamed() || name.startsWith("org.h2.") || name.startsWith("com.zaxxer.")) {
            return;
        }
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!field.getType().isPrimitive() && !type.getModule().isNamed()) {
                    read(field, object);
                }
            }
        }
    }

    private void read(Field field, Object object) {
        try {
            field.setAccessible(true);
            add(field.get(Modifier.isStatic(field.getModifiers()) ? null : object));
        } catch (IllegalAccessException closed) {
            throw new AssertionError(closed);
        }
    }
}
