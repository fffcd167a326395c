using Microsoft.Playwright;

namespace Entente.Load.Browsing;

/// <summary>How smoothly the map of opinion follows while it is dragged and zoomed.</summary>
/// <param name="Frames">Frames a second, over all of it.</param>
/// <param name="Draw99">What drawing took in the slowest of a hundred frames, in milliseconds; a frame of 60 a second has 16.7.</param>
internal readonly record struct MapMotion(double Frames, double Draw99)
{
    private const string Count =
        """
        () => new Promise(done => {
          const canvas = document.querySelector("canvas");
          const box = canvas.getBoundingClientRect();
          const send = (kind, x, y) => canvas.dispatchEvent(new PointerEvent(kind, { pointerId: 1, clientX: box.left + x, clientY: box.top + y, buttons: 1, bubbles: true }));
          const draws = [];
          let [first, frames] = [0, 0];
          send("pointerdown", 200, 200);
          requestAnimationFrame(function step(now) {
            first ||= now;
            if (now - first > 4000) {
              send("pointerup", 200, 200);
              draws.sort((one, other) => one - other);
              done([(frames - 1) * 1000 / (now - first), draws[Math.floor(draws.length * 0.99)]]);
              return;
            }
            const begun = performance.now();
            const angle = frames++ / 20;
            send("pointermove", 200 + 80 * Math.cos(angle), 200 + 80 * Math.sin(angle));
            // The map draws in the same frame, after this; what it took is seen when the frame is over.
            requestAnimationFrame(step);
            const channel = new MessageChannel();
            channel.port1.onmessage = () => draws.push(performance.now() - begun);
            channel.port2.postMessage(0);
          });
        })
        """;

    /// <summary>Drags the map of a page in a circle for four seconds.</summary>
    /// <param name="page">The page, opened, with the map on it.</param>
    public static async Task<MapMotion> OfAsync(IPage page)
    {
        var read = await page.EvaluateAsync<double[]>(Count);
        return new MapMotion(read[0], read[1]);
    }
}
