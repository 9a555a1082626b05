package dev.alphatrail.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How much of two formulas is the same, by structure.
///
/// Both are brought to their [Identity]. A *common part* is a connected piece of both trees: it
/// begins at a node of each, where both have the same operator, name or number, and goes on into
/// their operands, place by place, as long as they are the same (of operators whose operands may be
/// swapped, in the order that fits better). The share is the size of the largest common part over
/// the size of the larger tree, both counted in nodes. So it lies in 0 … 1, is 1 exactly for one
/// identity, and the same both ways; another window or another constant costs one node.
///
/// An instance remembers the words it has seen, so that forms of one instance can be compared; it
/// serves one thread.
public final class Similarity {
    private final Map<String, Integer> words = new HashMap<>();

    /// A formula made ready to be compared with others of the same instance.
    public static final class Form {
        private final int[] word;
        private final int[][] operands;
        private final boolean[] swaps;
        private final int[] sorted;

        private Form(List<Integer> word, List<int[]> operands, List<Boolean> swaps) {
            this.word = word.stream().mapToInt(Integer::intValue).toArray();
            this.operands = operands.toArray(int[][]::new);
            this.swaps = new boolean[swaps.size()];
            for (int i = 0; i < this.swaps.length; i++) {
                this.swaps[i] = swaps.get(i);
            }
            this.sorted = this.word.clone();
            Arrays.sort(this.sorted);
        }

        /// Nodes of the tree.
        public int size() {
            return word.length;
        }
    }

    /// The form of a formula.
    public Form form(Formula formula) {
        List<Integer> word = new ArrayList<>();
        List<int[]> operands = new ArrayList<>();
        List<Boolean> swaps = new ArrayList<>();
        add(Identity.of(formula.root()), word, operands, swaps);
        return new Form(word, operands, swaps);
    }

    /// Nodes are numbered so that operands come behind their operator.
    private int add(Expr expr, List<Integer> word, List<int[]> operands, List<Boolean> swaps) {
        int id = word.size();
        String text =
                switch (expr) {
                    case Expr.Num(double value, _) -> Literals.print(value);
                    case Expr.Field(String name, _) -> name;
                    case Expr.Call(Operator operator, _, _) -> operator.id() + "()";
                };
        word.add(words.computeIfAbsent(text, _ -> words.size()));
        operands.add(new int[0]);
        swaps.add(false);
        if (expr instanceof Expr.Call(Operator operator, List<Expr> args, _)) {
            operands.set(
                    id, args.stream().mapToInt(arg -> add(arg, word, operands, swaps)).toArray());
            swaps.set(id, Identity.swaps(operator));
        }
        return id;
    }

    /// The share of the two that is the same, in [0, 1].
    public static double share(Form a, Form b) {
        return (double) largestCommonPart(a, b) / Math.max(a.size(), b.size());
    }

    /// A bound of [#share] that is quick to tell: from the words both have, wherever they stand.
    public static double bound(Form a, Form b) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < a.sorted.length && j < b.sorted.length) {
            int order = Integer.compare(a.sorted[i], b.sorted[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return (double) shared / Math.max(a.size(), b.size());
    }

    private static int largestCommonPart(Form a, Form b) {
        int[][] common = new int[a.size()][b.size()];
        int largest = 0;
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                if (a.word[i] == b.word[j]) {
                    common[i][j] = 1 + below(a, i, b, j, common);
                    largest = Math.max(largest, common[i][j]);
                }
            }
        }
        return largest;
    }

    private static int below(Form a, int i, Form b, int j, int[][] common) {
        int[] ofA = a.operands[i];
        int[] ofB = b.operands[j];
        int straight = 0;
        for (int k = 0; k < Math.min(ofA.length, ofB.length); k++) {
            straight += common[ofA[k]][ofB[k]];
        }
        if (!a.swaps[i]) {
            return straight;
        }
        int crossed = common[ofA[0]][ofB[1]] + common[ofA[1]][ofB[0]];
        for (int k = 2; k < Math.min(ofA.length, ofB.length); k++) {
            crossed += common[ofA[k]][ofB[k]];
        }
        return Math.max(straight, crossed);
    }
}
