/**
 * The page's nonce, of the console and of the schema explorer: as served by the API it allows style elements that carry it, and nothing else inline. antd writes its
 * CSS variables, and rc-util its scroll locks, without the nonce that ConfigProvider was given; so every style element
 * that a script of ours makes carries it from the start. Without an API in front (development) there is no policy.
 */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

const createElement = document.createElement.bind(document);

document.createElement = (name: string, options?: ElementCreationOptions): HTMLElement => {
  const element = createElement(name, options);
  if (element instanceof HTMLStyleElement) element.nonce = nonce;
  return element;
};
