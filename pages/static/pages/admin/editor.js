// Reads the findings again after each save, leads to the place that a finding is about, and puts the cursor in the title of a new page.
(() => {
  const { Controller } = window.StimulusModule;
  const FIELDS = "input:not([type=hidden]), textarea, [contenteditable=true]";

  class Quality extends Controller {
    connect() {
      this.saved = ({ detail }) => this.refresh(detail?.data?.pk);
      this.chosen = (event) => this.show(event);
      document.addEventListener("w-autosave:success", this.saved);
      this.element.addEventListener("click", this.chosen);
    }

    disconnect() {
      document.removeEventListener("w-autosave:success", this.saved);
      this.element.removeEventListener("click", this.chosen);
    }

    async refresh(pk) {
      const { dataset } = this.element;
      if (pk) dataset.address = dataset.address.replace(/\/\d+\/$/, `/${pk}/`);
      const reply = await fetch(dataset.address);
      if (reply.ok) this.element.innerHTML = await reply.text();
    }

    // The place is on another tab: open it, then go there.
    show(event) {
      const link = event.target.closest("[data-parvis-place]");
      const place = link && document.querySelector(link.hash.replace(/[^\w#-]/g, ""));
      if (!place) return;
      event.preventDefault();
      const tab = place.closest("[role=tabpanel]");
      document.querySelector(`[role=tab][aria-controls="${tab?.id}"], [role=tab][href="#${tab?.id}"]`)?.click();
      requestAnimationFrame(() => {
        const field = place.matches("input, textarea") ? place : place.querySelector(FIELDS);
        place.scrollIntoView({ block: "start" });
        (field ?? place).focus({ preventScroll: true });
      });
    }
  }

  class Title extends Controller {
    connect() {
      const field = this.element.querySelector("[name=title]");
      const isNew = window.location.pathname.includes("/pages/add/");
      // The tab is shown a moment after it is made; what is not shown takes no focus.
      if (field && !field.value && isNew) requestAnimationFrame(() => field.focus());
    }
  }

  window.wagtail.app.register("parvis-quality", Quality);
  window.wagtail.app.register("parvis-title", Title);
})();
