import { Flex } from 'antd';
import type { ReactNode } from 'react';

interface DrawerSectionProps {
  readonly title: string;
  /** Beside the title. */
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** A part of the drawer with its heading. */
export const DrawerSection = ({ title, actions, children }: DrawerSectionProps) => (
  <Flex component="section" aria-label={title} vertical gap={8}>
    <Flex align="baseline" gap={8}>
      <h3>{title}</h3>
      {actions}
    </Flex>
    {children}
  </Flex>
);
