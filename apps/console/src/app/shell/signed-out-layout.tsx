import type { ReactNode } from 'react';
import { useT } from '../providers/i18n.ts';
import { LanguageSwitch } from './language-switch.tsx';
import styles from './sign-in.module.css';
import { signInTexts } from './sign-in-texts.ts';
import { shellTexts } from './texts.ts';
import { ThemeSwitch } from './theme-switch.tsx';

interface SignedOutLayoutProps {
  readonly title: string;
  /** Who speaks, on a page for applicants; an empty name or line: the desk's own. */
  readonly brand?: { readonly name: string; readonly line: string };
  readonly children: ReactNode;
}

/** Layout of the pages without a session. */
export function SignedOutLayout({ title, brand, children }: SignedOutLayoutProps) {
  const t = useT();
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <ThemeSwitch />
        <LanguageSwitch />
      </div>
      <main className={styles.card}>
        <div className={styles.brand}>
          <img src="/favicon.svg" alt="" width={28} height={28} />
          <div>
            <p className={styles.name}>{brand?.name || t(shellTexts.appName)}</p>
            <p className={styles.lead}>{brand?.line || t(signInTexts.lead)}</p>
          </div>
        </div>
        <h1 className={styles.hidden}>{title}</h1>
        {children}
      </main>
    </div>
  );
}
