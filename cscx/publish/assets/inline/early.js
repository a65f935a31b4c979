(()=>{let kept
try{kept=localStorage.getItem("cx-scheme")}catch{}
if(kept?kept=="dark":matchMedia("(prefers-color-scheme:dark)").matches)document.body.dataset.mdColorScheme="slate"
document.documentElement.className="js"})()
