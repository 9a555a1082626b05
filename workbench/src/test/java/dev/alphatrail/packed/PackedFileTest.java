package dev.alphatrail.packed;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.MarketSection;
import dev.alphatrail.marketdata.DataException;
import dev.alphatrail.marketdata.MarketData;
import dev.alphatrail.marketdata.MarketDataLoader;
import dev.alphatrail.marketdata.MarketSettings;
import dev.alphatrail.panel.FieldReader;
import dev.alphatrail.panel.Panel;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32C;

/// A packed file gives the market it was made from, or is refused with one line.
class PackedFileTest {
    private static final String CSV =
            """
            datetime,instrument,open,high,low,close,adj_close,volume,book value
            2020-01-02,A,10,11,9,10,9.5,100,1.5
            2020-01-02,B,20,21,19,20,20,0,
            2020-01-03,A,10,11,9,10.1,9.6,100,1.5
            2020-01-03,A,10,11,9,10.2,9.7,100,1.5
            2020-01-03,B,20,19,21,20.5,20.5,-3,2.5
            2020-01-06,A,,,,,,,
            2020-01-06,B,20,21,19,21,21,7,2.5
            2020-01-07,A,10,11,9,31,31,100,-0
            2020-01-07,B,20,21,19,20,20,100,2.5
            2020-01-07,C,5,5,5,5,5,5,5
            """;

    @TempDir private Path folder = Path.of("");
    private Path prices = Path.of("");
    private Path packed = Path.of("");

    @BeforeEach
    void pack() throws IOException {
        prices = Files.writeString(folder.resolve("prices.csv"), CSV);
        Files.writeString(folder.resolve("sectors.csv"), "instrument,sector\nA,Öl\nC,Bank\nX,Y\n");
        Files.writeString(folder.resolve("htb.csv"), "instrument\nB\n");
        Files.writeString(
                folder.resolve("rates.csv"),
                "datetime,instrument,borrow_bps\n2020-01-03,A,30\n2020-01-07,B,50\n");
        packed = folder.resolve("prices.atp");
        PackedWriter.write(MarketDataLoader.prepare(withFilesBeside(prices)), packed);
    }

    private static MarketSettings settings(Path data, String... overrides) {
        Configuration config =
                Configuration.defaults().withFlag("--data", MarketSection.DATA, data.toString());
        for (String override : overrides) {
            config = config.withOverride(override);
        }
        return MarketSection.settings(config);
    }

    private MarketSettings withFilesBeside(Path data) {
        return settings(
                data,
                "market.sectors=" + folder.resolve("sectors.csv"),
                "market.hard_to_borrow=" + folder.resolve("htb.csv"),
                "market.borrow_rates=" + folder.resolve("rates.csv"));
    }

    private static void assertSameMarket(MarketData expected, MarketData actual) {
        Panel panel = expected.panel();
        assertEquals(panel.calendar(), actual.panel().calendar());
        assertEquals(panel.instruments(), actual.panel().instruments());
        assertEquals(panel.fieldNames(), actual.panel().fieldNames());
        panel.fieldNames()
                .forEach(name -> assertEquals(panel.field(name), actual.panel().field(name), name));
        assertEquals(panel.groupings(), actual.panel().groupings());
        assertEquals(expected.borrow(), actual.borrow());
        assertEquals(expected.label(), actual.label());
        assertEquals(expected.quality(), actual.quality());
        assertEquals(expected.fingerprint().panelSha256(), actual.fingerprint().panelSha256());
    }

    @Test
    void whatWasPackedIsTheMarketOfTheFiles() {
        MarketData market = Markets.load(settings(packed));
        assertSameMarket(MarketDataLoader.load(withFilesBeside(prices)), market);
        assertEquals("prices", market.label());
        assertEquals(4, market.fingerprint().inputs().size());
        assertEquals("prices.csv", market.fingerprint().inputs().getFirst().path());
        assertEquals(packed.toString(), market.fingerprint().packed().orElseThrow().path());
        PackedReader.open(packed).verify();
    }

    @Test
    void theSameFilesArePackedToTheSameBytes() throws IOException {
        Path again = folder.resolve("again.atp");
        PackedWriter.write(MarketDataLoader.prepare(withFilesBeside(prices)), again);
        assertArrayEquals(Files.readAllBytes(packed), Files.readAllBytes(again));
    }

    @Test
    void aFileThatTheRunNamesStandsForThePackedOne() throws IOException {
        Path others = Files.writeString(folder.resolve("others.csv"), "instrument,sector\nB,Gas\n");
        MarketData market = Markets.load(settings(packed, "market.sectors=" + others));
        MarketData plain =
                MarketDataLoader.load(
                        settings(
                                prices,
                                "market.sectors=" + others,
                                "market.hard_to_borrow=" + folder.resolve("htb.csv"),
                                "market.borrow_rates=" + folder.resolve("rates.csv")));
        assertSameMarket(plain, market);
        assertEquals(plain.fingerprint().inputs().get(1), market.fingerprint().inputs().get(1));
    }

    @Test
    void allGroupingsOfTheSectorFileArePackedAndAnotherFileStandsForAllOfThem() throws IOException {
        Path finer =
                Files.writeString(
                        folder.resolve("finer.csv"),
                        "instrument,sector,Industry\nA,\u00d6l,Gas\nB,,Gas\nC,Bank,\n");
        Path file = folder.resolve("finer.atp");
        PackedWriter.write(
                MarketDataLoader.prepare(settings(prices, "market.sectors=" + finer)), file);
        PackedReader.open(file).verify();
        MarketData market = Markets.load(settings(file));
        assertEquals(Set.of("industry", "sector"), market.panel().groupingNames());
        assertSameMarket(
                MarketDataLoader.load(settings(prices, "market.sectors=" + finer)), market);
        String sectors = "market.sectors=" + folder.resolve("sectors.csv");
        MarketData coarse = Markets.load(settings(file, sectors));
        assertEquals(Set.of("sector"), coarse.panel().groupingNames());
        assertSameMarket(MarketDataLoader.load(settings(prices, sectors)), coarse);
    }

    @Test
    void aRangeOfDatesIsCutOut() {
        MarketData cut = Markets.load(settings(packed, "market.start=2020-01-03"));
        MarketData plain =
                MarketDataLoader.load(
                        settings(
                                prices,
                                "market.start=2020-01-03",
                                "market.sectors=" + folder.resolve("sectors.csv"),
                                "market.hard_to_borrow=" + folder.resolve("htb.csv"),
                                "market.borrow_rates=" + folder.resolve("rates.csv")));
        assertEquals(plain.panel().field(Panel.CLOSE), cut.panel().field(Panel.CLOSE));
        assertEquals(plain.fingerprint().panelSha256(), cut.fingerprint().panelSha256());
        assertEquals(3, cut.panel().dates());
        assertEquals(3L, cut.quality().counts().get("dates"));
        assertEquals(
                plain.quality().counts().get("missing_days_while_listed"),
                cut.quality().counts().get("missing_days_while_listed"));
        assertTrue(cut.quality().warnings().getLast().startsWith("the packed data are cut"));
    }

    @Test
    void aRangeWithoutTwoDatesIsRefused() {
        assertEquals(
                "prices has 1 trading days between market.start and market.end, and a return needs"
                        + " two: widen them",
                refusal(settings(packed, "market.start=2020-01-07")));
    }

    @Test
    void otherSettingsOfCleaningAreRefused() {
        assertEquals(
                "prices was packed with market.adjust = true, the run has false: run with the"
                        + " setting it was packed with, or pack it again",
                refusal(settings(packed, "market.adjust=false")));
        Path short1 = folder.resolve("short.atp");
        PackedWriter.write(
                MarketDataLoader.prepare(settings(prices, "market.start=2020-01-03")), short1);
        assertEquals(3, Markets.load(settings(short1)).panel().dates());
        assertEquals(
                "prices was packed with market.start = 2020-01-03, the run has 2020-01-01: run with"
                        + " the setting it was packed with, or pack it again",
                refusal(settings(short1, "market.start=2020-01-01")));
    }

    @Test
    void theSyntheticMarketPacksToo() {
        Path synthetic = folder.resolve("synthetic.atp");
        MarketSettings invented = MarketSection.settings(Configuration.defaults());
        PackedWriter.write(MarketDataLoader.prepare(invented), synthetic);
        MarketData market = Markets.load(settings(synthetic));
        assertSameMarket(MarketDataLoader.load(invented), market);
        assertTrue(market.synthetic());
    }

    @Test
    void fieldsThatNobodyUsesAreNotRead() throws IOException {
        Header header = PackedReader.open(packed).header();
        Section unused = header.named(Section.Role.FIELD).get("book_value");
        byte[] bytes = Files.readAllBytes(packed);
        bytes[(int) unused.offset()] ^= 1;
        Files.write(packed, bytes);
        MarketData market = Markets.load(settings(packed));
        market.panel().field(Panel.CLOSE);
        DataException damage =
                assertThrows(DataException.class, () -> market.panel().field("book_value"));
        assertEquals(
                packed
                        + " is damaged: field book_value has another checksum; fetch it again, or"
                        + " pack the prices again",
                damage.getMessage());
    }

    @Test
    void aFieldIsReadInPartsToo() {
        MarketData market = Markets.load(settings(packed));
        FieldReader close = market.panel().reader(Panel.CLOSE).orElseThrow();
        MarketData cut = Markets.load(settings(packed, "market.start=2020-01-03"));
        FieldReader later = cut.panel().reader(Panel.CLOSE).orElseThrow();
        double[] part = new double[7];
        close.read(4, 5, part, 1); // the instruments are A, B and C
        double[] same = new double[7];
        later.read(1, 5, same, 1);
        assertFalse(market.panel().isLoaded(Panel.CLOSE));
        assertArrayEquals(part, same);
        double[] all = market.panel().field(Panel.CLOSE).sharedValues();
        assertArrayEquals(Arrays.copyOfRange(all, 4, 9), Arrays.copyOfRange(part, 1, 6));
        assertEquals(0, part[0] + part[6]);
        assertEquals(cut.panel().field(Panel.CLOSE), market.panel().field(Panel.CLOSE).slice(1, 4));
    }

    @Test
    void aDamagedFieldIsNotReadInParts() throws IOException {
        Section close = PackedReader.open(packed).header().named(Section.Role.FIELD).get("close");
        byte[] bytes = Files.readAllBytes(packed);
        bytes[(int) close.end() - 1] ^= 1;
        Files.write(packed, bytes);
        Panel panel = Markets.load(settings(packed)).panel();
        DataException damage = assertThrows(DataException.class, () -> panel.reader(Panel.CLOSE));
        assertTrue(String.valueOf(damage.getMessage()).contains("field close has another"));
    }

    @Test
    void changingAnyByteIsFoundByVerify() throws IOException {
        byte[] bytes = Files.readAllBytes(packed);
        Header header = PackedReader.open(packed).header();
        Random random = new Random(1);
        for (int k = 0; k < 300; k++) {
            int at = random.nextInt(bytes.length);
            if (isPadding(header, at)) {
                continue;
            }
            byte[] changed = bytes.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Path file = Files.write(folder.resolve("changed.atp"), changed);
            DataException refusal =
                    assertThrows(
                            DataException.class,
                            () -> PackedReader.open(file).verify(),
                            "byte " + at);
            assertFalse(String.valueOf(refusal.getMessage()).contains("\n"));
        }
    }

    private static boolean isPadding(Header header, int at) {
        return (at >= Layout.HEADER_CRC_AT + 4 && at < Layout.PREFIX_BYTES)
                || (at >= header.sections().getFirst().offset()
                        && header.sections().stream()
                                .noneMatch(
                                        section -> section.offset() <= at && at < section.end()));
    }

    @Test
    void anyCutIsRefusedWhenTheFileIsOpened() throws IOException {
        byte[] bytes = Files.readAllBytes(packed);
        for (int length = 0; length < bytes.length; length += 97) {
            Path file = Files.write(folder.resolve("cut.atp"), Arrays.copyOf(bytes, length));
            assertThrows(DataException.class, () -> Markets.load(settings(file)), "at " + length);
        }
        Path longer =
                Files.write(folder.resolve("long.atp"), Arrays.copyOf(bytes, bytes.length + 1));
        assertTrue(refusal(settings(longer)).contains("1 bytes follow its last section"));
    }

    @Test
    void foreignAndNewerFilesAreRefusedWithTheReason() throws IOException {
        Path text = Files.writeString(folder.resolve("text.atp"), CSV);
        assertTrue(
                refusal(settings(text))
                        .endsWith("is no packed file: make one with alphatrail data pack"));
        byte[] bytes = Files.readAllBytes(packed);
        bytes[Layout.FORMAT_AT] = 2;
        Path newer = Files.write(folder.resolve("newer"), bytes);
        assertTrue(
                refusal(settings(newer))
                        .endsWith(
                                "has format 2, this Alphatrail reads 1: update Alphatrail, or pack"
                                        + " the prices again"));
        assertTrue(
                refusal(settings(folder.resolve("none.atp")))
                        .endsWith("no such file; check the path"));
    }

    @Test
    void sizesThatCannotBeAreRefusedBeforeAnythingIsMade() throws IOException {
        for (String lie :
                new String[] {
                    "\"dates\": 2000000000|\"dates\": 4",
                    "\"instruments\": 2000000000|\"instruments\": 3",
                    "\"dates\": -1|\"dates\": 4",
                    "\"bytes\": 9223372036854775807|\"bytes\": 16",
                    "\"offset\": 9223372036854775807|\"offset\": 8192",
                    "\"role\": \"spell\"|\"role\": \"dates\"",
                    "\"name\": \"high\"|\"name\": \"low\"",
                    "\"label\": \"a\\u001bb\"|\"label\": \"prices\""
                }) {
            String[] pair = lie.split("\\|");
            String message = refusal(settings(withHeader(pair[1], pair[0])));
            assertFalse(message.isEmpty(), lie);
            assertFalse(message.chars().anyMatch(Character::isISOControl), message);
        }
        byte[] bytes = Files.readAllBytes(packed);
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(Layout.HEADER_BYTES_AT, Integer.MAX_VALUE);
        Path file = Files.write(folder.resolve("huge.atp"), bytes);
        assertTrue(refusal(settings(file)).contains("its length is wrong"));
    }

    /// The file with a text of its header replaced, and the header's checksum made right again.
    private Path withHeader(String was, String is) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.wrap(Files.readAllBytes(packed)).order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.getInt(Layout.HEADER_BYTES_AT);
        String header =
                new String(bytes.array(), Layout.PREFIX_BYTES, length, StandardCharsets.UTF_8);
        assertTrue(header.contains(was), header);
        byte[] changed =
                (header.substring(0, header.indexOf(was))
                                + is
                                + header.substring(header.indexOf(was) + was.length()))
                        .stripTrailing()
                        .getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(changed, length);
        Arrays.fill(padded, changed.length, length, (byte) ' ');
        CRC32C crc = new CRC32C();
        crc.update(padded);
        bytes.put(Layout.PREFIX_BYTES, padded).putInt(Layout.HEADER_CRC_AT, (int) crc.getValue());
        return Files.write(folder.resolve("lie.atp"), bytes.array());
    }

    @Test
    void onlyAPackedFileIsOverwritten() throws IOException {
        DataException refusal =
                assertThrows(
                        DataException.class,
                        () ->
                                PackedWriter.write(
                                        MarketDataLoader.prepare(settings(prices)), prices));
        assertTrue(String.valueOf(refusal.getMessage()).contains("is not overwritten"));
        assertEquals(CSV, Files.readString(prices));
        MarketData before = Markets.load(settings(packed));
        PackedWriter.write(MarketDataLoader.prepare(settings(prices)), packed);
        // whoever has the old one open goes on reading it
        assertEquals(
                MarketDataLoader.load(settings(prices)).panel().field(Panel.HIGH),
                before.panel().field(Panel.HIGH));
        try (var files = Files.list(folder)) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".tmp")));
        }
    }

    private static String refusal(MarketSettings settings) {
        return String.valueOf(
                assertThrows(DataException.class, () -> Markets.load(settings)).getMessage());
    }
}
