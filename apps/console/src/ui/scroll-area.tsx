import type { ReactNode } from 'react';
import styles from './scroll-area.module.css';

/** Something long or wide, which scrolls by itself and is reached by Tab. */
export const ScrollArea = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by Tab
  <section className={styles.area} tabIndex={0} aria-label={name}>
    {children}
  </section>
);
