namespace Entente.Records.PublicSources;

/// <summary>Four conversations held with Polis that the Computational Democracy Project publishes, pinned to a commit with sizes and SHA-256.</summary>
internal sealed class PolisSource() : PublicSource(
    "polis",
    "Open conversations held with Polis (The Computational Democracy Project)",
    new Uri("https://raw.githubusercontent.com/"),
    new Uri("https://github.com/compdemocracy/openData"),
    "CC BY 4.0, attribution to The Computational Democracy Project",
    "Data gathered using the Polis software (compdemocracy.org/polis), The Computational Democracy Project, CC BY 4.0")
{
    private const string Commit = "0bc2ce0f32c673f68da20b57bce15c457aa787b5";

    private static readonly (string Name, long Bytes, string Sha256)[] Files =
    [
        ("15-per-hour-seattle/comments.csv", 7_790, "23306ea084fbecf5e924e78da03b13cd3ad289e5f9b533b658b8caa59f5c1981"),
        ("15-per-hour-seattle/participants-votes.csv", 27_159, "324e6b36a08dd1020afd9483731a5fa6311cfe8229cc0b434201489d447f720d"),
        ("15-per-hour-seattle/stats-history.csv", 188_198, "7aa415d78dea3ccaee2a21f5d51e766dbe85ca125c493533ff0a20b4dc519fb7"),
        ("15-per-hour-seattle/summary.csv", 253, "7d7c5cb5baf3a4e2f81e041fd53eb12eac5837abf2a9c7b98c1cb0e03a4b2921"),
        ("15-per-hour-seattle/votes.csv", 156_227, "00ab2d76426ce3bad6f304022dba22e5807dfd12d5d7ef9dfb6bf7efbfecbe10"),
        ("american-assembly.bowling-green/comments.csv", 139_557, "b5d72fbb1b15d66c624da51849aef3d5691358b6ec646035b9ca41c6b9f936f0"),
        ("american-assembly.bowling-green/participants-votes.csv", 2_121_295, "63c6e30c36d9f5338516f3a0c77b08e3518c20b707b321e26c54cd6218a2ab4d"),
        ("american-assembly.bowling-green/summary.csv", 313, "35cd93ea32bdc0926351ca093de981ef1af9043fc563d837ef082d509cb89141"),
        ("brexit-consensus/comments.csv", 7_797, "f9a341a6acadd8277458ed1ec1280508450dcc53f23cfdad9baf92a538bbd74c"),
        ("brexit-consensus/participants-votes.csv", 20_809, "6b0c991962566a450735362208be1e1459485b57f5e13ba36501f3c8eabea349"),
        ("brexit-consensus/stats-history.csv", 106_608, "1674aed40b743bd2989ed247b57159a4f9649c884be7f7f492e60dbc0f65b2e0"),
        ("brexit-consensus/summary.csv", 429, "1ace30cbb65cca8f090e95e06dae15c4c24bd1328f6bc803108b4facc03c7ebf"),
        ("brexit-consensus/votes.csv", 274_307, "088d3063eb821de6974259ca249887c8b80793d476f16ef502835317e3aeedc4"),
        ("vtaiwan.uberx/comments.csv", 38_250, "719de1220b72e1e2e323109a528f2685ce6e2eea006f7d5fa02c607eccbfa2d8"),
        ("vtaiwan.uberx/participants-votes.csv", 470_600, "09b4e493145b9158efdff4953ee7d438aa1b4a42aae308a0d09cc36ffae956f0"),
        ("vtaiwan.uberx/stats-history.csv", 1_301_333, "674781bc1042fc1655f48a9e7ef869236bc79c602ea50b1213798fdb9de8733e"),
        ("vtaiwan.uberx/summary.csv", 1_159, "7ea950e1f02a20be471a89628bf90fdd54a32edb3e5578195283a6d8934eb688"),
        ("vtaiwan.uberx/votes.csv", 2_647_168, "f54acbaeb412ae8609a9b6e12851990906d82c4155aa92d86a529228e385a5ce"),
    ];

    internal override Task<SourceListing> ListAsync(ListingRequest request, CancellationToken cancellation) =>
        Task.FromResult(new SourceListing(
            [
                .. Files.Select(file => new RemoteFile(file.Name, new Uri(request.Site, $"compdemocracy/openData/{Commit}/{file.Name}"))
                {
                    Bytes = file.Bytes,
                    Checksum = new Checksum(ChecksumAlgorithm.Sha256, file.Sha256),
                }),
            ],
            []));

    /// <summary>A conversation is a folder.</summary>
    internal override IEnumerable<string> RecordsAmong(IEnumerable<FetchedFile> files) =>
        files.Select(file => Path.GetDirectoryName(file.Path)!).Distinct(StringComparer.Ordinal);
}
