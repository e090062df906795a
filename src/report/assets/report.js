(function () {
  "use strict";
  var root = document.documentElement;
  function speak(lang) {
    root.dataset.lang = lang;
    root.lang = lang;
    document.querySelectorAll(".langs button").forEach(function (b) {
      b.setAttribute("aria-pressed", String(b.dataset.lang === lang));
    });
    document.querySelectorAll("option[data-ru]").forEach(function (o) { o.textContent = o.dataset[lang]; });
  }
  document.querySelectorAll(".langs button").forEach(function (b) {
    b.addEventListener("click", function () { speak(b.dataset.lang); });
  });
  speak(root.dataset.lang);
  var cards = Array.prototype.slice.call(document.querySelectorAll("#findings article"));
  var rule = document.getElementById("f-rule"), act = document.getElementById("f-act"), weight = document.getElementById("f-weight"), word = document.getElementById("f-word"), shown = document.getElementById("f-shown");
  if (!rule) { return; }
  function filter() {
    var w = word.value.trim().toLowerCase(), n = 0;
    cards.forEach(function (c) {
      var ok = (!rule.value || c.dataset.rule === rule.value) && (!act.value || c.dataset.act.split(" ").indexOf(act.value) >= 0) && (!weight.value || c.dataset.weight === weight.value) && (!w || c.textContent.toLowerCase().indexOf(w) >= 0);
      c.classList.toggle("hidden", !ok);
      if (ok) { n += 1; }
    });
    shown.textContent = n + " / " + cards.length;
  }
  [rule, act, weight].forEach(function (s) { s.addEventListener("change", filter); });
  word.addEventListener("input", filter);
  document.querySelectorAll("[data-pick-rule]").forEach(function (a) {
    a.addEventListener("click", function () { rule.value = a.dataset.pickRule; act.value = ""; weight.value = ""; word.value = ""; filter(); });
  });
  document.querySelectorAll("[data-pick-act]").forEach(function (a) {
    a.addEventListener("click", function () { act.value = a.dataset.pickAct; rule.value = ""; weight.value = ""; word.value = ""; filter(); });
  });
  filter();
})();
