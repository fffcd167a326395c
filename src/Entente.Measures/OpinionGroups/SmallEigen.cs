namespace Entente.Measures.OpinionGroups;

/// <summary>Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's rotations.</summary>
internal static class SmallEigen
{
    private const int MostSweeps = 30;

    /// <summary>Solves; nothing is allocated.</summary>
    /// <param name="matrix">Symmetric, n × n; destroyed.</param>
    /// <param name="n">The number of rows.</param>
    /// <param name="values">The eigenvalues, the largest first; length n.</param>
    /// <param name="vectors">n × n, an eigenvector in each column.</param>
    public static void Solve(Span<double> matrix, int n, Span<double> values, Span<double> vectors)
    {
        vectors.Clear();
        for (var place = 0; place < n; place++) vectors[(place * n) + place] = 1;
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            double off = 0, all = 0;
            for (var row = 0; row < n; row++)
            {
                for (var column = 0; column < n; column++)
                {
                    var square = matrix[(row * n) + column] * matrix[(row * n) + column];
                    all += square;
                    if (row != column) off += square;
                }
            }

            if (!(off > 1e-30 * all)) break;
            for (var first = 0; first < n; first++)
            {
                for (var second = first + 1; second < n; second++) Rotate(matrix, n, vectors, first, second);
            }
        }

        for (var place = 0; place < n; place++) values[place] = matrix[(place * n) + place];
        for (var place = 0; place < n; place++)
        {
            var largest = place;
            for (var other = place + 1; other < n; other++)
            {
                if (values[other] > values[largest]) largest = other;
            }

            if (largest == place) continue;
            (values[place], values[largest]) = (values[largest], values[place]);
            for (var row = 0; row < n; row++)
                (vectors[(row * n) + place], vectors[(row * n) + largest]) = (vectors[(row * n) + largest], vectors[(row * n) + place]);
        }
    }

    private static void Rotate(Span<double> matrix, int n, Span<double> vectors, int p, int q)
    {
        var off = matrix[(p * n) + q];
        if (off == 0) return;
        var theta = (matrix[(q * n) + q] - matrix[(p * n) + p]) / (2 * off);
        var tangent = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var cosine = 1 / Math.Sqrt((tangent * tangent) + 1);
        var sine = tangent * cosine;
        for (var place = 0; place < n; place++)
        {
            var (one, other) = (matrix[(place * n) + p], matrix[(place * n) + q]);
            matrix[(place * n) + p] = (cosine * one) - (sine * other);
            matrix[(place * n) + q] = (sine * one) + (cosine * other);
        }

        for (var place = 0; place < n; place++)
        {
            var (one, other) = (matrix[(p * n) + place], matrix[(q * n) + place]);
            matrix[(p * n) + place] = (cosine * one) - (sine * other);
            matrix[(q * n) + place] = (sine * one) + (cosine * other);
        }

        for (var place = 0; place < n; place++)
        {
            var (one, other) = (vectors[(place * n) + p], vectors[(place * n) + q]);
            vectors[(place * n) + p] = (cosine * one) - (sine * other);
            vectors[(place * n) + q] = (sine * one) + (cosine * other);
        }
    }
}
