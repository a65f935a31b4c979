(() => {
  let kept = null;
  try { kept = localStorage.getItem("cx-scheme"); } catch {}
  const dark = kept ? kept === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  if (dark) document.body.dataset.mdColorScheme = "slate";
  document.documentElement.className = "js";
})()
