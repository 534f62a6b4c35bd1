/** Benchmarks of the resolver, run with JMH out of the test-jar; figures count only as ratios within one run. */
@NullMarked
package org.herkomst.connector.resolver.benchmark;

import org.jspecify.annotations.NullMarked;
