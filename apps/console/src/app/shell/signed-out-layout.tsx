import { Flex } from 'antd';
import type { ReactNode } from 'react';
import page from '../../ui/page.module.css';
import { t } from '../providers/i18n.ts';
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
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <ThemeSwitch />
        <LanguageSwitch />
      </div>
      <main className={styles.card}>
        <Flex align="center" gap={12}>
          <img src="/favicon.svg" alt="" width={28} height={28} />
          <div>
            <b>{brand?.name || t(shellTexts.appName)}</b>
            <p className={page.small}>{brand?.line || t(signInTexts.lead)}</p>
          </div>
        </Flex>
        <h1 className={page.hidden}>{title}</h1>
        {children}
      </main>
    </div>
  );
}
