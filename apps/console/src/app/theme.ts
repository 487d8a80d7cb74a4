import { theme as antTheme, type ThemeConfig } from 'antd';

/**
 * Colours, light and dark, that Ant Design needs as values, because it mixes further colours from them: the same as in theme.css, which
 * a test checks.
 * Colours show state; primary marks what can be clicked, and the cursor.
 */
const colours = {
  page: ['#f3f5f8', '#0f1319'],
  surface: ['#ffffff', '#171c24'],
  sunk: ['#f8f9fb', '#1d232d'],
  line: ['#e4e8ee', '#2a323e'],
  lineStrong: ['#cbd2dc', '#3d4757'],
  text1: ['#1a2330', '#e3e8ef'],
  text2: ['#4c586a', '#a9b4c3'],
  text3: ['#5d697b', '#8d99aa'],
  primary: ['#1f5ac2', '#7aaaf7'],
  primaryTint: ['#e8f0fd', '#1b2b47'],
  primaryLine: ['#9dbdf0', '#3f66a8'],
  pressed: ['#1f5ac2', '#3268c8'],
  ok: ['#19754a', '#5cc790'],
  okTint: ['#e6f4ec', '#15301f'],
  warn: ['#8a5200', '#e3ac4b'],
  warnTint: ['#fff4dc', '#33270f'],
  bad: ['#b4261d', '#f28b82'],
  badTint: ['#fdecea', '#3a1b1a'],
} as const;
type Palette = Readonly<Record<keyof typeof colours, string>>;
const paletteOf = (nth: 0 | 1) =>
  Object.fromEntries(Object.entries(colours).map(([name, pair]) => [name, pair[nth]])) as Palette;
export const palettes = { light: paletteOf(0), dark: paletteOf(1) };

/** Tokens of both themes, with Ant Design's names. */
const tokens = (one: Palette) => ({
  colorPrimary: one.primary,
  colorLink: one.primary,
  // Ant Design's hover colour of links has too little contrast, as that of buttons below.
  colorLinkHover: one.primary,
  colorInfo: one.primary,
  colorSuccess: one.ok,
  colorWarning: one.warn,
  colorError: one.bad,
  colorInfoBg: one.primaryTint,
  colorInfoBorder: one.primaryLine,
  colorSuccessBg: one.okTint,
  colorWarningBg: one.warnTint,
  colorErrorBg: one.badTint,
  colorText: one.text1,
  colorTextSecondary: one.text2,
  colorTextTertiary: one.text3,
  colorTextDescription: one.text3,
  colorTextPlaceholder: one.text3,
  colorBgLayout: one.page,
  colorBgContainer: one.surface,
  colorBorder: one.lineStrong,
  colorBorderSecondary: one.line,
  colorFillAlter: one.sunk,
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
  // The outline of what has the focus, as in theme.css: Ant Design's own colour has too little contrast.
  colorPrimaryBorder: one.primary,
  lineWidthFocus: 2,
  motion: false,
});

const components = (one: Palette) =>
  ({
    // Ant Design's default hover colour has too little contrast.
    Button: { defaultHoverColor: one.primary, defaultHoverBorderColor: one.primary },
    Form: { itemMarginBottom: 12, verticalLabelPadding: '0 0 2px', labelColor: one.text2 },
    Tabs: {
      horizontalItemPadding: '8px 0',
      horizontalItemGutter: 24,
      horizontalMargin: '0',
      itemHoverColor: one.primary,
    },
    Statistic: { titleFontSize: 13, contentFontSize: 24 },
    Timeline: { itemPaddingBottom: 8 },
    Table: { cellPaddingBlockSM: 7, cellPaddingInlineSM: 8, headerBg: one.sunk, headerSplitColor: 'transparent' },
  }) as const;

const light: ThemeConfig = {
  cssVar: true,
  hashed: false,
  token: {
    ...tokens(palettes.light),
    colorInfoBorder: '#b9d0f5',
    colorSuccessBorder: '#b4dcc6',
    colorWarningBorder: '#ecd29a',
    colorErrorBorder: '#f2bdb8',
  },
  components: components(palettes.light),
};

const { primary, pressed, sunk, page, bad, ok, warn, primaryTint, lineStrong } = palettes.dark;
/** White text on buttons needs a darker colour than links have. */
const solid = { colorPrimary: pressed, colorPrimaryHover: '#3d74d6', colorPrimaryActive: '#2a5ab2' };

const dark: ThemeConfig = {
  cssVar: true,
  hashed: false,
  algorithm: [
    antTheme.darkAlgorithm,
    // Ant Design darkens the seed colours in dark mode; these are kept unchanged.
    (_seed, map) => ({
      ...(map as NonNullable<typeof map>),
      colorPrimary: primary,
      colorPrimaryText: primary,
      colorPrimaryHover: '#97bdfa',
      colorPrimaryActive: '#5f97f0',
      colorPrimaryBg: primaryTint,
      colorPrimaryBgHover: '#223658',
      colorLink: primary,
      colorInfo: primary,
      colorSuccess: ok,
      colorWarning: warn,
      colorError: bad,
      colorErrorText: bad,
      colorErrorHover: '#f6a69f',
      colorErrorActive: '#e5756b',
    }),
  ],
  token: {
    ...tokens(palettes.dark),
    colorBgElevated: sunk,
    colorBgSpotlight: lineStrong,
    colorSuccessBorder: '#2b5c3f',
    colorWarningBorder: '#5e4a1f',
    colorErrorBorder: '#6d3431',
  },
  components: {
    ...components(palettes.dark),
    Button: { ...components(palettes.dark).Button, ...solid, dangerColor: page },
    Checkbox: solid,
    Radio: solid,
    Switch: solid,
  },
};

/** The Ant Design themes of the console. */
export const themes = { light, dark } as const;
