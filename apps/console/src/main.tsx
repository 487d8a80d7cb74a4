import '@ant-design/v5-patch-for-react-19';
import './app/csp.ts';
import './app/theme.css';
import './app/shell/static-shell.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { startFirstRequests } from './app/providers/first-requests.ts';
import { applyLanguage } from './app/providers/i18n.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
startFirstRequests();
applyLanguage();
createRoot(root).render(<App />);
