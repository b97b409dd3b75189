const SVG = "http://www.w3.org/2000/svg";

/**
 * Makes an SVG element. Children that are not nodes become text, never markup.
 *
 * @param {string} tag the element's name
 * @param {Object<string, string|number>} [attributes] as they stand in SVG
 * @param {...(Node|string)} children what goes inside
 * @returns {SVGElement}
 */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, String(value)));
  element.append(...children);
  return element;
}
