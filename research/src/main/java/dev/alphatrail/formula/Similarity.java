package dev.alphatrail.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// How much of two formulas is the same, by structure.
///
/// Both are brought to their [Identity]. A *common part* is a connected piece of both trees: it
/// begins at a node of each, where both have the same operator, name or number, and goes on into
/// their operands, place by place, as long as they are the same (of operators whose operands may be
/// swapped, in the order that fits better). The share is the size of the largest common part over
/// the size of the larger tree, both counted in nodes. So it lies in 0 … 1, is 1 exactly for one
/// identity, and the same both ways; another window or another constant costs one node.
///
/// An instance remembers the words it has seen, so that forms of one instance can be compared; any
/// number of threads may make them.
public final class Similarity {
    private final Map<Object, Integer> words = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    /// A formula made ready to be compared with others of the same instance.
    public static final class Form {
        private final int[] word;
        private final int[] sorted;

        /// The nodes stand level by level, so the operands of all nodes in their order are the
        /// nodes from 1 on; those of node i begin at `first[i]`.
        private final int[] first;

        private final boolean[] swaps;

        private Form(int nodes) {
            this.word = new int[nodes];
            this.sorted = new int[nodes];
            this.first = new int[nodes + 1];
            this.swaps = new boolean[nodes];
        }

        /// Nodes of the tree.
        public int size() {
            return word.length;
        }

        private int operand(int node, int place) {
            return first[node] + place;
        }

        private int operands(int node) {
            return first[node + 1] - first[node];
        }
    }

    /// The form of a formula.
    public Form form(Formula formula) {
        List<Expr> nodes = new ArrayList<>();
        nodes.add(Identity.of(formula.root()));
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i) instanceof Expr.Call(_, List<Expr> args, _)) {
                nodes.addAll(args);
            }
        }
        Form form = new Form(nodes.size());
        int operand = 1;
        for (int i = 0; i < nodes.size(); i++) {
            form.first[i] = operand;
            form.word[i] = number(word(nodes.get(i)));
            if (nodes.get(i) instanceof Expr.Call(Operator operator, List<Expr> args, _)) {
                operand += args.size();
                form.swaps[i] = Identity.swaps(operator);
            }
        }
        form.first[nodes.size()] = operand;
        System.arraycopy(form.word, 0, form.sorted, 0, nodes.size());
        Arrays.sort(form.sorted);
        return form;
    }

    /// The same number for the same word. Most words are known, and finding them takes no lock.
    private int number(Object word) {
        Integer known = words.get(word);
        return known == null ? words.computeIfAbsent(word, _ -> next.getAndIncrement()) : known;
    }

    /// A number, a name or an operator, which are of different classes.
    private static Object word(Expr expr) {
        return switch (expr) {
            case Expr.Num(double value, _) -> value;
            case Expr.Field(String name, _) -> name;
            case Expr.Call(Operator operator, _, _) -> operator;
        };
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
        int both = Math.min(a.operands(i), b.operands(j));
        int straight = 0;
        for (int k = 0; k < both; k++) {
            straight += common[a.operand(i, k)][b.operand(j, k)];
        }
        if (!a.swaps[i]) {
            return straight;
        }
        int crossed =
                common[a.operand(i, 0)][b.operand(j, 1)] + common[a.operand(i, 1)][b.operand(j, 0)];
        for (int k = 2; k < both; k++) {
            crossed += common[a.operand(i, k)][b.operand(j, k)];
        }
        return Math.max(straight, crossed);
    }
}
