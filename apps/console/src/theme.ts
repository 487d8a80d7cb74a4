import type { ThemeConfig } from 'antd';

/** The house's tokens. Colour is for state; primary is what can be pressed and where the cursor is. */
export const theme: ThemeConfig = {
  cssVar: true,
  hashed: false,
  token: {
    colorPrimary: '#1f5ac2',
    colorLink: '#1f5ac2',
    colorInfo: '#1f5ac2',
    colorSuccess: '#19754a',
    colorWarning: '#8a5200',
    colorError: '#b4261d',
    colorText: '#1a2330',
    colorTextSecondary: '#4c586a',
    colorTextTertiary: '#5d697b',
    colorTextDescription: '#5d697b',
    colorTextPlaceholder: '#5d697b',
    colorBgLayout: '#f3f5f8',
    colorBgContainer: '#ffffff',
    colorBorder: '#cbd2dc',
    colorBorderSecondary: '#e4e8ee',
    colorFillAlter: '#f8f9fb',
    fontFamily:
      "-apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif",
    fontSize: 13,
    fontSizeSM: 12,
    fontSizeLG: 15,
    fontSizeHeading4: 16,
    fontWeightStrong: 600,
    borderRadius: 4,
    borderRadiusLG: 6,
    controlHeight: 32,
    controlHeightSM: 24,
    motion: false,
  },
  components: {
    Tabs: { horizontalItemPadding: '8px 0', horizontalItemGutter: 24, horizontalMargin: '0' },
    Table: { cellPaddingBlockSM: 7, cellPaddingInlineSM: 8, headerBg: '#f8f9fb', headerSplitColor: 'transparent' },
  },
};
