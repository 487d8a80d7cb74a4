/**
 * The page's nonce, for console and schema explorer: the policy of the API allows only style elements with it, and no other inline
 * style. antd (CSS variables) and rc-util (scroll lock) create style elements without the nonce of ConfigProvider, so every style
 * element that a script creates gets it at once. Without the API in front (development) there is no policy.
 */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

const createElement = document.createElement.bind(document);

document.createElement = (name: string, options?: ElementCreationOptions): HTMLElement => {
  const element = createElement(name, options);
  if (element instanceof HTMLStyleElement) element.nonce = nonce;
  return element;
};
