package org.herkomst.mappings;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Expressions in CEL, the Common Expression Language (cel.dev), over the fields of a company profile. They have no side effects, no
 * access to files, the network or Java, and are bounded in length, nesting, steps and results. Loaded at the first expression.
 */
final class CelLanguage {
    /** Longest expression. */
    static final int MAX_CHARS = 2_000;
    /** Deepest nesting. */
    static final int MAX_DEPTH = 32;

    static final String PROFILE = "profile";
    private static final int MAX_ROUNDS = 500;
    private static final int MAX_PATTERN_SIZE = 500;
    private static final Pattern COUNTED = Pattern.compile("\\{([0-9]{1,6})(?:,([0-9]{0,6}))?\\}");
    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MAX_CHARS)
            .maxParseRecursionDepth(MAX_DEPTH)
            .maxParseErrorRecoveryLimit(5)
            .comprehensionMaxIterations(MAX_ROUNDS)
            .maxRegexProgramSize(MAX_PATTERN_SIZE)
            .build();
    private static final CelStringExtensions STRINGS = CelExtensions.strings(
            CelStringExtensions.Function.LOWER_ASCII,
            CelStringExtensions.Function.UPPER_ASCII,
            CelStringExtensions.Function.TRIM,
            CelStringExtensions.Function.INDEX_OF,
            CelStringExtensions.Function.SUBSTRING,
            CelStringExtensions.Function.SPLIT);
    private static final Map<ProfileField.Kind, CelType> TYPES = Map.of(
            ProfileField.Kind.TEXT, SimpleType.STRING,
            ProfileField.Kind.WHOLE, SimpleType.INT,
            ProfileField.Kind.DECIMAL, SimpleType.DOUBLE,
            ProfileField.Kind.DAY, SimpleType.STRING,
            ProfileField.Kind.FLAG, SimpleType.BOOL);
    private static final Map<CelKind, ProfileField.Kind> KINDS = Map.of(
            CelKind.STRING, ProfileField.Kind.TEXT,
            CelKind.INT, ProfileField.Kind.WHOLE,
            CelKind.DOUBLE, ProfileField.Kind.DECIMAL,
            CelKind.BOOL, ProfileField.Kind.FLAG);
    private static final CelCompiler COMPILER = compiler();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.legacyCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addLibraries(STRINGS)
            .build();

    private CelLanguage() {}

    private static CelCompiler compiler() {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(new ProfileTypes())
                .addVar(PROFILE, ProfileTypes.PROFILE_TYPE)
                .addLibraries(STRINGS);
        for (ProfileField field : ProfileField.values()) {
            builder.addVar(field.id(), type(field));
        }
        return builder.build();
    }

    private static CelType type(ProfileField field) {
        return java.util.Objects.requireNonNull(TYPES.get(field.kind()));
    }

    /** An expression, checked as far as that can be done without a company. */
    static Expression compile(String text) throws ExpressionException {
        if (text.length() > MAX_CHARS) {
            throw new ExpressionException(
                    "the expression has more than " + MAX_CHARS + " characters", "Split it, or use a lookup table");
        }
        try {
            CelValidationResult result = COMPILER.compile(text);
            if (result.hasError()) {
                throw CelWords.plain(text, result.getErrors());
            }
            CelAbstractSyntaxTree ast = result.getAst();
            checkPatterns(ast);
            return new CelExpression(text, kind(ast.getResultType()), RUNTIME.createProgram(ast));
        } catch (CelValidationException | CelEvaluationException | RuntimeException unexpected) {
            throw new ExpressionException("the expression can't be used", "Write it more simply");
        }
    }

    private static ProfileField.Kind kind(CelType type) throws ExpressionException {
        if (type instanceof ListType list
                && list.hasElemType()
                && list.elemType().kind() == CelKind.STRING) {
            return ProfileField.Kind.TEXT;
        }
        ProfileField.Kind kind = KINDS.get(type.kind());
        if (kind == null) {
            throw new ExpressionException(
                    "the expression gives " + CelWords.type(type.name()),
                    "Let it give a text, a number, yes or no, or a list of texts; string(...), int(...) and double(...) convert");
        }
        return kind;
    }

    /** Patterns are written out, so that each can be looked at before any company is. */
    private static void checkPatterns(CelAbstractSyntaxTree ast) throws ExpressionException {
        List<CelExpr> patterns = CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .map(node -> node.expr())
                .filter(expr -> expr.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL)
                .filter(expr -> expr.call().function().equals("matches"))
                .flatMap(expr -> expr.call().args().stream().reduce((first, last) -> last).stream())
                .toList();
        for (CelExpr pattern : patterns) {
            boolean text = pattern.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT
                    && pattern.constant().getKind() == CelConstant.Kind.STRING_VALUE;
            if (!text) {
                throw new ExpressionException(
                        "the pattern in matches() is worked out", "Write the pattern out as a text in quotes");
            }
            checkPattern(pattern.constant().stringValue());
        }
    }

    private static void checkPattern(String pattern) throws ExpressionException {
        if (repeated(pattern) > MAX_PATTERN_SIZE) {
            throw new ExpressionException("the pattern in matches() repeats too much", "Write a shorter pattern");
        }
        try {
            if (Pattern.compile(pattern).programSize() > MAX_PATTERN_SIZE) {
                throw new ExpressionException("the pattern in matches() is too large", "Write a shorter pattern");
            }
        } catch (PatternSyntaxException broken) {
            throw new ExpressionException(
                    "the pattern in matches() can't be read: " + Faults.shown(broken.getDescription()),
                    "Write it in RE2 syntax");
        }
    }

    /** All counted repetitions multiplied, as if each stood in the others: a pattern is unrolled when it is compiled. */
    private static long repeated(String pattern) {
        long product = 1;
        Matcher counts = COUNTED.matcher(pattern);
        while (counts.find() && product <= MAX_PATTERN_SIZE) {
            String most = counts.group(2) == null || counts.group(2).isEmpty() ? counts.group(1) : counts.group(2);
            product *= Math.max(1, Long.parseLong(most));
        }
        return product;
    }

    /** The type of the variable {@code profile}, so that {@code has(profile.employees)} is checked too. */
    private static final class ProfileTypes implements CelTypeProvider {
        static final StructType PROFILE_TYPE = StructType.create(
                "herkomst.Profile",
                ImmutableSet.copyOf(ProfileField.ids()),
                name -> ProfileField.of(name).map(CelLanguage::type));

        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.of(PROFILE_TYPE);
        }

        @Override
        public Optional<CelType> findType(String name) {
            return name.equals(PROFILE_TYPE.name()) ? Optional.of(PROFILE_TYPE) : Optional.empty();
        }
    }
}
