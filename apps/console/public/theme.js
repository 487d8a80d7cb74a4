// Before the first paint, so that no light page flashes where dark was chosen; a file, since the policy allows no inline script.
try {
  const chosen = localStorage.getItem('theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // Storage may be forbidden: then the page is as the system is.
}
