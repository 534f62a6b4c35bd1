package org.herkomst.connector.matomo;

import java.util.Set;

/** Frequent given names in the languages that we meet, without marks. */
final class GivenNames {
    private static final Set<String> NAMES =
            Set.of(("jan piet kees klaas henk wim gerrit johan johannes pieter peter paul erik eric hans "
                            + "marco mark marcel martijn maarten jeroen sander bas bart tom thomas tim daan sem lucas luuk jesse ruben niels dennis "
                            + "rob robert ronald frank edwin richard arjan wouter koen stijn jasper joost joris rick patrick michiel michel anna anne "
                            + "maria marie johanna sanne lisa laura eva emma julia sophie fleur lotte iris femke esther monique petra ingrid marieke "
                            + "annemarie linda wilma anja yvonne karin carla truus ria els elise saskia mieke joke hanna hannah lena lea mia emily "
                            + "sarah sara klara clara sabine susanne stefanie stefan stephan steffen andreas michael matthias markus christian "
                            + "christina christine katharina katrin claudia monika ursula renate helga brigitte heike birgit anke silke nicole "
                            + "melanie nadine juergen jurgen wolfgang klaus uwe dieter guenter gunter manfred heinz horst bernd rainer joachim "
                            + "holger torsten thorsten sven jens lars olaf dirk felix max maximilian jonas leon lukas niklas florian tobias sebastian "
                            + "philipp alexander daniel david simon fabian benjamin jean pierre jacques michelle francois philippe nicolas olivier "
                            + "laurent julien antoine guillaume mathieu pascal thierry catherine isabelle nathalie valerie sylvie veronique camille "
                            + "chloe manon aurelie celine john james william george charles henry edward joseph matthew andrew anthony steven brian "
                            + "kevin jason jeffrey ryan jacob gary nicholas jonathan stephen larry justin scott brandon samuel gregory raymond "
                            + "mary patricia jennifer elizabeth barbara susan jessica karen nancy margaret ashley kimberly donna carol amanda melissa "
                            + "deborah stephanie rebecca sharon cynthia kathleen amy angela jane janet alice bob carlos jose juan luis antonio manuel "
                            + "pedro pablo carmen lucia sofia elena isabel giovanni giuseppe luca matteo andrea francesca giulia mohammed muhammad "
                            + "mohamed ahmed ali hassan fatima aisha mehmet mustafa ayse emre piotr pawel krzysztof tomasz agnieszka magdalena ivan "
                            + "olga natalia sergei dmitri ingeborg astrid bjorn magnus kristina mikael jorgen soren mette henrik oliver harry "
                            + "jack charlie oscar noah liam ethan mason logan olivia ava isabella charlotte amelia lily grace ella zoe")
                    .split(" "));

    private GivenNames() {}

    static boolean contains(String word) {
        return NAMES.contains(word);
    }
}
