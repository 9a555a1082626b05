package dev.alphatrail.marketdata;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Numbers names in the order of their first appearance, from characters, making a string of each
/// only once.
final class NameTable {
    private static final int ABSENT = -1;

    private final List<String> names = new ArrayList<>();
    private int[] slots = new int[1024];

    NameTable() {
        Arrays.fill(slots, ABSENT);
    }

    /// The number of this name, [#size] before the call when it is new.
    int number(char[] s, int offset, int length) {
        int slot = slotOf(s, offset, length);
        if (slots[slot] == ABSENT) {
            slots[slot] = names.size();
            names.add(new String(s, offset, length));
            if (names.size() * 2 > slots.length) {
                grow();
                return names.size() - 1;
            }
        }
        return slots[slot];
    }

    int size() {
        return names.size();
    }

    /// All names, by number.
    List<String> names() {
        return List.copyOf(names);
    }

    private int slotOf(char[] s, int offset, int length) {
        int hash = 0;
        for (int k = offset; k < offset + length; k++) {
            hash = 31 * hash + s[k];
        }
        int slot = spread(hash) & (slots.length - 1);
        while (slots[slot] != ABSENT && !same(names.get(slots[slot]), s, offset, length)) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        slots = new int[slots.length * 2];
        Arrays.fill(slots, ABSENT);
        for (int number = 0; number < names.size(); number++) {
            char[] name = names.get(number).toCharArray();
            slots[slotOf(name, 0, name.length)] = number;
        }
    }

    private static boolean same(String name, char[] s, int offset, int length) {
        if (name.length() != length) {
            return false;
        }
        for (int k = 0; k < length; k++) {
            if (name.charAt(k) != s[offset + k]) {
                return false;
            }
        }
        return true;
    }

    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 16);
    }
}
