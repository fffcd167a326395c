using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Web.Languages;

/// <summary>A language of the pages.</summary>
/// <param name="Tag">Its tag in addresses and in <c>lang</c>, such as <c>ar</c>.</param>
/// <param name="Name">Its name in itself.</param>
/// <param name="IsRightToLeft">Whether it is written from right to left.</param>
/// <param name="Culture">How it writes numbers and dates.</param>
public sealed record Language(string Tag, string Name, bool IsRightToLeft, CultureInfo Culture)
{
    /// <summary>The six official languages of the United Nations, in the order of their names in English.</summary>
    public static ImmutableArray<Language> All { get; } =
    [
        Of("ar", "العربية", isRightToLeft: true) with { MomentPattern = "d MMMM yyyy، HH:mm 'UTC'" },
        Of("zh", "中文") with { DayPattern = "yyyy年M月d日", MomentPattern = "yyyy年M月d日 HH:mm 'UTC'" },
        Of("en", "English", culture: "en-GB"),
        Of("fr", "Français"),
        Of("ru", "Русский") with { DayPattern = "d MMMM yyyy 'г.'" },
        Of("es", "Español") with { DayPattern = "d 'de' MMMM 'de' yyyy" },
    ];

    /// <summary>The language of whoever asks for none that there is.</summary>
    public static Language Default { get; } = Find("en")!;

    /// <summary>How a day is written.</summary>
    public string DayPattern { get; private init; } = "d MMMM yyyy";

    /// <summary>How a moment in universal time is written.</summary>
    public string MomentPattern { get; private init; } = "d MMM yyyy, HH:mm 'UTC'";

    /// <summary>The direction, as in HTML: <c>rtl</c> or <c>ltr</c>.</summary>
    public string Direction => IsRightToLeft ? "rtl" : "ltr";

    /// <summary>The language with a tag; null when the pages do not speak it.</summary>
    /// <param name="tag">The tag, in lower case.</param>
    public static Language? Find(string? tag) => All.FirstOrDefault(language => string.Equals(language.Tag, tag, StringComparison.Ordinal));

    /// <summary>The name of any language in itself where the pages speak it, else its tag.</summary>
    /// <param name="tag">The tag, such as <c>fa</c> or <c>ar-EG</c>.</param>
    public static string NameOf(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        return Find(tag.Split('-')[0])?.Name ?? tag;
    }

    /// <summary>The direction of a text in any language, by its tag.</summary>
    /// <param name="tag">The tag of the text's language, such as <c>fa</c> or <c>ar-EG</c>.</param>
    public static string DirectionOf(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        var primary = tag.Split('-')[0];
        return primary is "ar" or "arc" or "ckb" or "dv" or "fa" or "he" or "ks" or "ps" or "sd" or "syr" or "ug" or "ur" or "yi" ? "rtl" : "ltr";
    }

    private static Language Of(string tag, string name, bool isRightToLeft = false, string? culture = null)
    {
        var formats = (CultureInfo)CultureInfo.GetCultureInfo(culture ?? tag).Clone();
        // All six are read beside one another here, so all count years alike.
        formats.DateTimeFormat.Calendar = formats.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() ?? formats.DateTimeFormat.Calendar;
        if (isRightToLeft) SeparateAsLatinDigits(formats.NumberFormat);
        return new Language(tag, name, isRightToLeft, CultureInfo.ReadOnly(formats));
    }

    // Digits are written as 0 to 9 in all six languages; in Arabic such digits go with these signs, and Arabic-Indic ones with others (CLDR, numbering system latn).
    private static void SeparateAsLatinDigits(NumberFormatInfo format)
    {
        (format.NumberDecimalSeparator, format.NumberGroupSeparator) = (".", ",");
        (format.PercentDecimalSeparator, format.PercentGroupSeparator, format.PercentSymbol) = (".", ",", "%");
    }
}
