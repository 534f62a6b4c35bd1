package org.herkomst.proofs.kills;

/** A program that the agent is tried on: it counts to five, and an exit by exception lies on the way. */
final class Counting {
    private Counting() {}

    public static void main(String[] arguments) {
        for (int number = 1; number <= 5; number++) {
            try {
                say(number);
            } catch (IllegalStateException second) {
                System.out.println("failed");
            }
        }
    }

    private static void say(int number) {
        System.out.println(number);
        if (number == 2) {
            throw new IllegalStateException("the second fails");
        }
    }
}
