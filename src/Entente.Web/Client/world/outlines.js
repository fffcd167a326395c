// The outlines of countries, as SVG paths on a map of 1000 by 487 in the Equal Earth projection (Šavrič, Patterson and Jenny 2019), by ISO 3166-1 alpha-3 code.
// The shapes are those of Natural Earth at 1:110 million, as the package world-atlas has them. The server draws them, so a page needs no script for its map.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";

const width = 1000;
const [a1, a2, a3, a4, root3] = [1.340264, -0.081106, 0.000893, 0.003796, Math.sqrt(3)];
// The half width and half height of the whole earth in the projection's own unit.
const [halfWidth, halfHeight] = [2.7066297, 1.3173627];
const unit = width / (2 * halfWidth);

// The numbers that ISO gives to countries and the codes that go with them. Antarctica is no one's; shapes without a number have no code.
const codes = new Map(("242 FJI 834 TZA 732 ESH 124 CAN 840 USA 398 KAZ 860 UZB 598 PNG 360 IDN 032 ARG 152 CHL 180 COD 706 SOM 404 KEN 729 SDN 148 TCD 332 HTI 214 DOM 643 RUS "
  + "044 BHS 238 FLK 578 NOR 304 GRL 260 ATF 626 TLS 710 ZAF 426 LSO 484 MEX 858 URY 076 BRA 068 BOL 604 PER 170 COL 591 PAN 188 CRI 558 NIC 340 HND 222 SLV 320 GTM 084 BLZ "
  + "862 VEN 328 GUY 740 SUR 250 FRA 218 ECU 630 PRI 388 JAM 192 CUB 716 ZWE 072 BWA 516 NAM 686 SEN 466 MLI 478 MRT 204 BEN 562 NER 566 NGA 120 CMR 768 TGO 288 GHA 384 CIV "
  + "324 GIN 624 GNB 430 LBR 694 SLE 854 BFA 140 CAF 178 COG 266 GAB 226 GNQ 894 ZMB 454 MWI 508 MOZ 748 SWZ 024 AGO 108 BDI 376 ISR 422 LBN 450 MDG 275 PSE 270 GMB 788 TUN "
  + "012 DZA 400 JOR 784 ARE 634 QAT 414 KWT 368 IRQ 512 OMN 548 VUT 116 KHM 764 THA 418 LAO 104 MMR 704 VNM 408 PRK 410 KOR 496 MNG 356 IND 050 BGD 064 BTN 524 NPL 586 PAK "
  + "004 AFG 762 TJK 417 KGZ 795 TKM 364 IRN 760 SYR 051 ARM 752 SWE 112 BLR 804 UKR 616 POL 040 AUT 348 HUN 498 MDA 642 ROU 440 LTU 428 LVA 233 EST 276 DEU 100 BGR 300 GRC "
  + "792 TUR 008 ALB 191 HRV 756 CHE 442 LUX 056 BEL 528 NLD 620 PRT 724 ESP 372 IRL 540 NCL 090 SLB 554 NZL 036 AUS 144 LKA 156 CHN 158 TWN 380 ITA 208 DNK 826 GBR 352 ISL "
  + "031 AZE 268 GEO 608 PHL 458 MYS 096 BRN 705 SVN 246 FIN 703 SVK 203 CZE 232 ERI 392 JPN 600 PRY 887 YEM 682 SAU 196 CYP 504 MAR 818 EGY 434 LBY 231 ETH 262 DJI 800 UGA "
  + "646 RWA 070 BIH 807 MKD 688 SRB 499 MNE 780 TTO 728 SSD").match(/\d{3} [A-Z]{3}/g).map((pair) => pair.split(" ")));

/** One object: code of the country → path. Shapes without a code are under the empty one, so that no hole is left in the map. */
export function worldOutlines() {
  const file = createRequire(import.meta.url).resolve("world-atlas/countries-110m.json");
  const topology = JSON.parse(readFileSync(file, "utf8"));
  const paths = {};
  for (const country of feature(topology, topology.objects.countries).features) {
    if (country.id === "010") continue;
    const code = codes.get(country.id) ?? "";
    const polygons = country.geometry.type === "Polygon" ? [country.geometry.coordinates] : country.geometry.coordinates;
    paths[code] = (paths[code] ?? "") + polygons.flat().map(pathOf).join("");
  }
  return paths;
}

function pathOf(ring) {
  return inHalves(ring).map((part) => {
    const points = part.map(project).map(([x, y]) => `${x} ${y}`).filter((point, at, all) => point !== all[at - 1]);
    return points.length < 3 ? "" : `M${points.join("L")}Z`;
  }).join("");
}

// A ring that crosses the meridian opposite Greenwich is cut there, so that no line runs across the map.
function inHalves(ring) {
  const turns = [];
  let turn = 0;
  ring.forEach(([longitude], at) => {
    if (at > 0 && longitude - ring[at - 1][0] > 180) turn -= 360;
    if (at > 0 && longitude - ring[at - 1][0] < -180) turn += 360;
    turns.push(turn);
  });
  const whole = ring.map(([longitude, latitude], at) => [longitude + turns[at], latitude]).slice(0, -1);
  const parts = [-360, 0, 360].map((shift) => cut(cut(whole.map(([longitude, latitude]) => [longitude + shift, latitude]), 1), -1));
  return parts.filter((part) => part.length > 2);
}

// The part of a ring with side × longitude of at most 180 (Sutherland and Hodgman 1974).
function cut(ring, side) {
  return ring.flatMap((point, at) => {
    const before = ring.at(at - 1);
    const [isIn, wasIn] = [side * point[0] <= 180, side * before[0] <= 180];
    const share = (side * 180 - before[0]) / (point[0] - before[0]);
    const crossing = isIn === wasIn ? [] : [[side * 180, before[1] + share * (point[1] - before[1])]];
    return isIn ? [...crossing, point] : crossing;
  });
}

function project([longitude, latitude]) {
  const angle = Math.asin((root3 / 2) * Math.sin((latitude * Math.PI) / 180));
  const [square, sixth] = [angle ** 2, angle ** 6];
  const x = ((longitude * Math.PI) / 180) * Math.cos(angle) / ((root3 / 2) * (a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)));
  const y = angle * (a1 + a2 * square + sixth * (a3 + a4 * square));
  return [round((x + halfWidth) * unit), round((halfHeight - y) * unit)];
}

const round = (value) => Math.round(value * 10) / 10;
