// Enter asks, Shift and Enter begin a line. Without this script Enter begins a line, and the button asks.
const box = document.getElementById("q");
box.setAttribute("aria-describedby", "q-keys");
box.enterKeyHint = "search";
box.addEventListener("keydown", (event) => {
  // While letters are being composed, Enter takes them over (229: Safari says so a moment too late).
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  if (!event.repeat) box.nextElementSibling.click();
});
// Addresses are for people to send: lines of a question are parted by spaces there.
box.form.addEventListener("formdata", (event) => {
  event.formData.set("q", box.value.replace(/\s*\n\s*/g, " "));
});
// For browsers that do not size fields themselves.
if (!CSS.supports("field-sizing", "content")) {
  const grow = () => {
    box.rows = 1;
    while (box.rows < 30 && box.scrollHeight > box.clientHeight) box.rows += 1;
  };
  box.addEventListener("input", grow);
  addEventListener("resize", grow);
  grow();
}
