// Runs before the first paint, so that no light page flashes in dark mode; a file, because the policy allows no inline script.
try {
  const chosen = localStorage.getItem('theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // Storage may be forbidden: then the page follows the system.
}
