import { expect, test } from "vitest";
import { Html, html } from "../../../formats/markup/html.ts";

test("texts are escaped, in content and in attributes", () => {
  const hostile = `"><script>alert('x') & more</script>`;
  expect(html`<p title="${hostile}">${hostile}</p>`.text).not.toContain("<script>");
  expect(html`${hostile}`.text).toBe("&quot;&gt;&lt;script&gt;alert(&#39;x&#39;) &amp; more&lt;/script&gt;");
});

test("markup, lists of markup and numbers are inserted as they are; nothing is nothing", () => {
  const items = [html`<li>${1}</li>`, html`<li>${0}</li>`];
  expect(html`<ul>${items}</ul>${null}${undefined}${false}${new Html("<hr>")}`.text).toBe(
    "<ul><li>1</li><li>0</li></ul><hr>",
  );
});
