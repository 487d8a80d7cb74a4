import { DesktopOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { t } from '../providers/i18n.ts';
import { setThemeChoice, type ThemeChoice, themeChoices, useThemeChoice } from '../providers/theme-choice.ts';
import { shellTexts } from './texts.ts';

const icons: Readonly<Record<ThemeChoice, ReactNode>> = {
  light: <SunOutlined aria-hidden />,
  dark: <MoonOutlined aria-hidden />,
  system: <DesktopOutlined aria-hidden />,
};

/** Light, dark or the system's setting; stored in this browser. */
export function ThemeSwitch() {
  return (
    <Segmented<ThemeChoice>
      size="small"
      aria-label={t(shellTexts.appearance)}
      value={useThemeChoice()}
      options={themeChoices.map((one) => ({
        value: one,
        title: t(shellTexts.themes[one]),
        label: (
          <span aria-label={t(shellTexts.themes[one])} role="img">
            {icons[one]}
          </span>
        ),
      }))}
      onChange={setThemeChoice}
    />
  );
}
