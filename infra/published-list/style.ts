/** How the page looks: in a module, since the program reads no file. */
export const style = `:root {
  color-scheme: light dark;
  --line: light-dark(#c3c6cf, #44474e);
  --soft: light-dark(#4a4d55, #b6b9c2);
  --link: light-dark(#0b57d0, #a8c7fa);
}
* {
  box-sizing: border-box;
}
body {
  margin: 0 auto;
  padding: 1.5rem 1rem 4rem;
  max-width: 72rem;
  font:
    1rem / 1.55 system-ui,
    sans-serif;
  color: light-dark(#1b1b1f, #e3e2e6);
  background: light-dark(#fff, #121316);
}
h1 {
  font-size: 1.9em;
  line-height: 1.2;
  margin: 0 0 0.25rem;
}
h2 {
  font-size: 1.3em;
  margin: 2.75rem 0 0.75rem;
}
a {
  color: var(--link);
}
nav ul,
.plain {
  list-style: none;
  padding: 0;
  margin: 0.5rem 0;
  display: flex;
  flex-wrap: wrap;
  gap: 0.25rem 1.25rem;
}
table {
  border-collapse: collapse;
  width: 100%;
}
th,
td {
  border-bottom: 1px solid var(--line);
  padding: 0.6rem 0.75rem 0.6rem 0;
  text-align: left;
  vertical-align: top;
}
thead th {
  color: var(--soft);
  font-size: 0.85em;
  font-weight: 600;
}
tbody th {
  font-weight: 600;
  min-width: 9rem;
}
td ul,
.stated {
  list-style: none;
  margin: 0;
  padding: 0;
}
td li + li {
  margin-top: 0.25rem;
}
.stated > li {
  border-bottom: 1px solid var(--line);
  padding: 0.6rem 0;
}
.note {
  display: block;
  color: var(--soft);
  font-size: 0.9em;
}
p.note {
  margin: 0.25rem 0 0;
}
:focus-visible {
  outline: 3px solid var(--link);
  outline-offset: 2px;
}
@media (max-width: 46rem) {
  thead {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  table,
  tbody,
  tr,
  th,
  td {
    display: block;
  }
  tr {
    border-bottom: 1px solid var(--line);
    padding: 0.75rem 0;
  }
  th,
  td {
    border: 0;
    padding: 0.15rem 0;
  }
  td::before {
    content: attr(data-label);
    display: block;
    color: var(--soft);
    font-size: 0.85em;
  }
}
@media print {
  body {
    max-width: none;
    padding: 0;
    font-size: 9.5pt;
    color: #000;
    background: #fff;
  }
  tr,
  li {
    break-inside: avoid;
  }
  h2,
  tbody tr:first-child {
    break-after: avoid;
  }
  tbody tr:last-child,
  li:last-child {
    break-before: avoid;
  }
  thead {
    display: table-header-group;
  }
  a {
    color: inherit;
  }
}
@page {
  margin: 1.6cm;
}
`;
