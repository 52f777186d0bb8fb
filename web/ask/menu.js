// The query library as a menu of its questions, in groups, with a box to look for one.

import { h } from "../graph/dom.js";
import { searchFold } from "../folding.js";

/** Fill `place` with the questions of `page`; `choose` gets the text of the one that is pressed. */
export function menu(place, page, choose) {
  let lang = page.lang;
  const box = h("input", { type: "search", autocomplete: "off", on: { input: filter } });
  const city = h("select");
  const list = h("div", { class: "questions" });
  const labels = [h("span"), h("span")];
  place.append(h("label", { class: "find" }, labels[0], box), h("label", { class: "city" }, labels[1], city), list);

  function filter() {
    const wanted = searchFold(box.value);
    for (const one of list.querySelectorAll("li")) one.hidden = !searchFold(one.dataset.said).includes(wanted);
    for (const group of list.querySelectorAll("details")) {
      const left = group.querySelectorAll("li:not([hidden])").length;
      group.hidden = !left;
      group.open = Boolean(wanted) && left > 0;
    }
  }

  function item(query) {
    const said = `${query.title[lang]} ${query.question[lang]} ${query.name}`;
    const press = () => choose(held(query, city.value, lang));
    const button = h("button", { type: "button", title: query.question[lang], on: { click: press } }, query.title[lang]);
    return h("li", { "data-said": said }, button, h("small", {}, query.question[lang]));
  }

  function speak(language, w) {
    lang = language;
    const chosen = city.value;
    labels[0].textContent = w("find");
    labels[1].textContent = w("city");
    city.replaceChildren(h("option", { value: "" }, w("all_cities")), ...page.cities.map(({ key, label }) => h("option", { value: key, selected: key === chosen }, label[lang])));
    list.replaceChildren(...page.groups.map(({ key, label }) => {
      const own = page.queries.filter(({ group }) => group === key);
      return own.length ? h("details", {}, h("summary", {}, label[lang], h("span", {}, ` ${own.length}`)), h("ul", {}, own.map(item))) : null;
    }).filter(Boolean));
    filter();
  }

  return { speak };
}

/** The text of a query, for one city where it has such a parameter and one is chosen. */
function held(query, key, lang) {
  return key && query.city ? `${query.text[lang]}\nVALUES ?city { "${key}" }` : query.text[lang];
}
