// One key for each thing that can be done, while the focus is within the work. Without this script
// the same buttons are pressed by mouse, by Tab and Enter, or by their access keys.
const work = document.getElementById("work");
const reason = work?.querySelector("[name=reason]");
let chosen = null;
// One press decides one thing: a key held down repeats itself, also on the page that comes next.
let isSent = false;

work?.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (isSent) event.preventDefault();
  if (isSent || (event.repeat && event.target !== reason)) return;
  if (event.target === reason) {
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      chosen.click();
    }
    return;
  }
  if (event.target.matches("input, select, textarea")) return;
  // By the place of the key, which is the same for every alphabet.
  const place = event.code.replace("Numpad", "Digit");
  const button = work.querySelector(`[data-code="${CSS.escape(place)}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

for (const button of work?.querySelectorAll("[data-needs-reason]") ?? []) {
  button.addEventListener("click", (event) => {
    if (reason.value.trim()) return;
    event.preventDefault();
    chosen?.removeAttribute("aria-pressed");
    chosen = button;
    chosen.setAttribute("aria-pressed", "true");
    reason.focus();
  });
}
work?.addEventListener("submit", (event) => {
  if (isSent) event.preventDefault();
  isSent = true;
});
// Whoever goes back to a page that the browser has kept may send it again.
addEventListener("pageshow", (event) => {
  if (event.persisted) isSent = false;
});
if (!document.getElementById("not-taken")) work?.focus({ preventScroll: true });
