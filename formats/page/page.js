// Filters over the promises. The page says all it has to say without this script.
const form = document.getElementById("filters");
const promises = [...document.querySelectorAll("details.promise")];
const groups = [...document.querySelectorAll(".group")];
const words = new Map(promises.map((promise) => [promise, promise.textContent.toLowerCase()]));
const openAll = document.getElementById("open-all");

function matches(promise, { text, law, vendor, verdict }) {
  return (
    (law === "" || promise.dataset.law.split("|").includes(law)) &&
    (vendor === "" || promise.dataset.vendor.split("|").includes(vendor)) &&
    (verdict === "" || promise.dataset.verdict === verdict) &&
    text.split(/\s+/).every((word) => words.get(promise).includes(word))
  );
}

function filter() {
  const { text, law, vendor, verdict } = form.elements;
  const wanted = {
    text: text.value.trim().toLowerCase(),
    law: law.value,
    vendor: vendor.value,
    verdict: verdict.value,
  };
  for (const promise of promises) promise.hidden = !matches(promise, wanted);
  for (const group of groups) group.hidden = !group.querySelector("details.promise:not([hidden])");
  const shown = promises.filter((promise) => !promise.hidden).length;
  document.getElementById("matches").value = `${shown} of ${promises.length} promises`;
  document.getElementById("no-match").hidden = shown > 0;
}

/** A link to a promise or to what waits for an owner shows it, whatever the filters say. */
function reveal() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const details = target?.closest("details");
  if (!details) return;
  if (details.hidden) form.reset();
  filter();
  details.open = true;
  target.scrollIntoView();
}

form.hidden = false;
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
openAll.addEventListener("click", () => {
  const open = !promises.every((promise) => promise.open);
  for (const promise of promises) promise.open = open;
  openAll.textContent = open ? "Close all" : "Open all";
});
addEventListener("hashchange", reveal);
filter();
reveal();
