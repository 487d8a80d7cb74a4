import type { ReactNode } from 'react';
import { useT } from '../providers/i18n.ts';
import { LanguageSwitch } from './language-switch.tsx';
import styles from './sign-in.module.css';
import { ThemeSwitch } from './theme-switch.tsx';

/** Layout of the pages before the sign-in. */
export function SignedOutLayout({ title, children }: { title: string; children: ReactNode }) {
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
            <p className={styles.name}>{t('app.name')}</p>
            <p className={styles.lead}>{t('signIn.lead')}</p>
          </div>
        </div>
        <h1 className={styles.hidden}>{title}</h1>
        {children}
      </main>
    </div>
  );
}
