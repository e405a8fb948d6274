package dev.espalier.space.grammar;

/** Grammars of the paper and of its authors' code, and small ones with what those lack. */
final class Examples {

    static final Grammar CELL = Grammar.read("""
            CELL ::= Cell(OPS, OPS, OPS, OPS, OPS, OPS)
            OPS  ::= zero | id | conv3x3 | conv1x1 | avg_pool
            """);

    /** NAS-Bench-201's fixed network, each of its cells the same. */
    static final Grammar SHARED_CELL = Grammar.read("""
            D2   ::= Linear3(D1, D1, D0)
            D1   ::= Linear3(C, C, DOWN)
            D0   ::= Linear3(C, C, CELL)
            DOWN ::= Linear2(CELL, resBlock)
            C    ::= Linear2(CELL, CELL)
            shared CELL ::= Cell(OPS, OPS, OPS, OPS, OPS, OPS)
            OPS  ::= zero | id | conv3x3 | conv1x1 | avg_pool
            """);

    static final Grammar HIERARCHICAL = Grammar.read("""
            D2   ::= Linear3(D1, D1, D0) | Linear3(D0, D1, D1) | Linear4(D1, D1, D0, D0)
            D1   ::= Linear3(C, C, DOWN) | Linear4(C, C, C, DOWN) | Residual3(C, C, DOWN, DOWN)
            D0   ::= Linear3(C, C, CELL) | Linear4(C, C, C, CELL) | Residual3(C, C, CELL, CELL)
            DOWN ::= Linear2(CELL, resBlock) | Linear3(CELL, CELL, resBlock) | Residual2(CELL, resBlock, resBlock)
            C    ::= Linear2(CELL, CELL) | Linear3(CELL, CELL, CELL) | Residual2(CELL, CELL, CELL)
            CELL ::= Cell(OPS, OPS, OPS, OPS, OPS, OPS)
            OPS  ::= zero | id | CONVBLOCK | CONVBLOCK | avg_pool   # convolutions are drawn twice as often
            CONVBLOCK ::= Linear3(ACT, CONV, NORM)
            ACT  ::= relu | hardswish | mish
            CONV ::= conv3x3 | conv1x1 | dconv3x3
            NORM ::= batch | instance | layer
            """);

    /** Two pairs of an operation and what it reads for each of four nodes. */
    static final Grammar DARTS = Grammar.read("""
            CELL ::= Darts(OP, IN1, OP, IN1, OP, IN2, OP, IN2, OP, IN3, OP, IN3, OP, IN4, OP, IN4)
            OP   ::= sep_conv_3x3 | sep_conv_5x5 | dil_conv_3x3 | dil_conv_5x5 | max_pool_3x3 | avg_pool_3x3 | skip_connect
            IN1  ::= 0 | 1
            IN2  ::= 0 | 1 | 2
            IN3  ::= 0 | 1 | 2 | 3
            IN4  ::= 0 | 1 | 2 | 3 | 4
            """);

    /** Activation functions of two levels; the specification says how many of each kind, the names are only numbers. */
    static final Grammar ACTIVATIONS = Grammar.read("""
            L2 ::= Binary(BINARY, L1, L1) | Unary(L1)
            L1 ::= Binary(BINARY, UNARY, UNARY) | Unary(UNARY)
            BINARY ::= %s
            UNARY ::= %s
            """.formatted(numbered("b", 10), numbered("u", 25)));

    /** Networks of any length. */
    static final Grammar RECURSIVE = Grammar.read("""
            S ::= Linear2(S, S) | Residual2(S, S, S) | OP
            OP ::= conv3x3 | Linear2(relu, conv1x1) | id
            """);

    /** A shared part in another, each of which may be absent, and the same terms by several ways. */
    static final Grammar NESTED = Grammar.read("""
            S ::= Linear2(A, A) | Linear3(A, B, X) | Linear2(X, B) | x
            shared A ::= Pair(B, X) | Pair(X, X) | X
            shared B ::= Inner(X) | Inner(Y)
            X ::= x | Y
            Y ::= y | z
            """);

    private Examples() {}

    private static String numbered(String letter, int count) {
        var names = new StringBuilder(letter + "1");
        for (int i = 2; i <= count; i++) {
            names.append(" | ").append(letter).append(i);
        }
        return names.toString();
    }
}
