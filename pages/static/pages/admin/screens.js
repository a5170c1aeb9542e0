// A choice that changes what the page shows is sent as soon as it is made.
(() => {
  class Submit extends window.StimulusModule.Controller {
    connect() {
      this.element.querySelector("button").hidden = true;
      this.element.addEventListener("change", () => this.element.requestSubmit());
    }
  }
  window.wagtail.app.register("parvis-submit", Submit);
})();
