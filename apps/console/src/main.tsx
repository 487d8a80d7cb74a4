import '@ant-design/v5-patch-for-react-19';
import './csp.ts';
import './theme.css';
import './shell/static-shell.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startFirstRequests } from './providers/first-requests.ts';
import { applyLanguage } from './providers/i18n.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
startFirstRequests();
applyLanguage();
createRoot(root).render(<App />);
