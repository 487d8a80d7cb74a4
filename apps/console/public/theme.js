// Runs before the first paint, so that no light page flashes in dark mode; a file, because the policy allows no inline script.
try {
  const chosen = localStorage.getItem('theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
  if (localStorage.getItem('language') === 'en') document.documentElement.lang = 'en';
} catch {
  // Storage may be forbidden: then the page follows the system.
}
// For static-shell.css: pages without header and menu, and orders, whose menu is reduced to icons.
const [, where] = location.pathname.split('/');
if (['sign-in', 'welcome', 'phone', 'face'].includes(where)) document.documentElement.dataset.frame = 'none';
else if (where === 'orders') document.documentElement.dataset.frame = 'order';
