// The README of the published package, which has no pages beside it, and which catalogues show as it stands.

/** The README of the clone, with links to its files as links to the documentation or, where that has no address, as words. */
export function publishedReadme(text, homepage) {
  return text.replaceAll(/\[([^\]]*)\]\(([^)]*)\)/g, (link, words, target) => {
    if (/^(https?:|#)/.test(target)) return link;
    const page = /^docs\/(.*)\.md(#.*)?$/.exec(target);
    if (page === null || homepage === undefined) return words;
    const [, path, anchor = ""] = page;
    return `[${words}](${homepage.replace(/\/$/, "")}/${path.replace(/README$/, "")}${anchor})`;
  });
}
