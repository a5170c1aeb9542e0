// Starts the choosers of people: Wagtail starts its own by scripts inside the page, which the policy refuses.
(() => {
  const { Controller } = window.StimulusModule;

  class Person extends Controller {
    connect() {
      if (!this.element.widget) new window.Chooser(this.element.id.replace(/-chooser$/, ""), {});
    }
  }

  // One hidden field for each person; the dialog answers with several.
  class People extends Controller {
    connect() {
      const list = this.element.querySelector("[data-people-list]");
      const { name, remove, chooserUrl } = this.element.dataset;
      const changed = () => list.dispatchEvent(new Event("change", { bubbles: true }));

      const add = ({ id, title }) => {
        if (list.querySelector(`input[value="${CSS.escape(id)}"]`)) return;
        const row = document.createElement("li");
        const field = Object.assign(document.createElement("input"), { type: "hidden", name, value: id });
        const label = Object.assign(document.createElement("span"), { textContent: title });
        const button = Object.assign(document.createElement("button"), { type: "button", textContent: "×" });
        button.className = "button button-small button-secondary";
        button.dataset.peopleRemove = "";
        button.setAttribute("aria-label", `${remove} ${title}`);
        row.append(field, label, button);
        list.append(row);
      };

      this.element.addEventListener("click", ({ target }) => {
        const button = target.closest("[data-people-remove], [data-chooser-action-choose]");
        if (!button) return;
        if ("peopleRemove" in button.dataset) {
          button.closest("li").remove();
          changed();
          this.element.querySelector("[data-chooser-action-choose]").focus();
          return;
        }
        this.modal ??= new (this.modalClass())(chooserUrl);
        this.modal.open({ multiple: true }, (people) => { people.forEach(add); changed(); });
      });
    }

    // Wagtail keeps the class of its dialog on the instances of its chooser.
    modalClass() {
      class Probe extends window.Chooser {
        initHTMLElements() { this.chooserElement = document.createElement("div"); }
        getStateFromHTML() { return null; }
      }
      return new Probe("probe").chooserModalClass;
    }
  }

  window.wagtail.app.register("parvis-person", Person);
  window.wagtail.app.register("parvis-people", People);
})();
