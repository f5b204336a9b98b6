import { expect, test } from "vitest";
import { countryOf, isCountry } from "../../../formats/records/countries.ts";
import { books } from "../../../register/read-books.ts";

const { subProcessors, organisation } = books().register.value;

test("every region of the register lies in a country that the records can name", () => {
  const regions = subProcessors.flatMap(({ places }) => places.map(({ region }) => region));
  for (const region of regions)
    if (region !== null) expect([region, countryOf(region)]).toEqual([region, expect.any(String)]);
});

test("so does every market", () => {
  for (const market of organisation.markets) expect([market, isCountry(market)]).toEqual([market, true]);
});

test("a region that nobody placed has no country, and neither have names that every object has", () => {
  expect(countryOf("moon-1")).toBeUndefined();
  expect(countryOf("constructor")).toBeUndefined();
});
